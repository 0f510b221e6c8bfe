import type { FollowedChange } from "#lib/domain/world.ts";
import { among, stored } from "./bulk.ts";
import { changeOf, earlierOf } from "./change-rows.ts";
import { conversationOf } from "./conversations.ts";
import { exemptionOf } from "./exemptions.ts";
import {
  type Change as ChangeRow,
  type Conversation as ConversationRow,
  type Exemption as ExemptionRow,
  type Hold as HoldRow,
  Prisma,
  type Told as ToldRow,
} from "./generated/client.ts";
import { holdOf } from "./holds.ts";
import type { Transaction } from "./open.ts";
import type { ReferenceReader } from "./reference-memory.ts";

/** What reads changes together with all that is remembered of them, in five queries however many they are. */
export type FollowedReader = (server: string, which: Prisma.Sql) => Promise<FollowedChange[]>;

export function followedReader(client: Transaction, referencesOf: ReferenceReader): FollowedReader {
  return async (server, which) => {
    const rows = await client.$queryRaw<ChangeRow[]>`
      SELECT * FROM "Change" WHERE "server" = ${server} AND ${which} ORDER BY "number"`;
    const numbers = among(rows.map(({ number }) => number));
    const theirs = Prisma.sql`"server" = ${server} AND "change" IN ${numbers}`;
    const exemptions = byChange(
      await client.$queryRaw<ExemptionRow[]>`
        SELECT * FROM "Exemption" WHERE ${theirs} ORDER BY "at", "kind"`,
    );
    const holds = byChange(await client.$queryRaw<HoldRow[]>`SELECT * FROM "Hold" WHERE ${theirs}`);
    const told = byChange(
      await client.$queryRaw<ToldRow[]>`SELECT * FROM "Told" WHERE ${theirs} ORDER BY "at"`,
    );
    const conversations = await client.$queryRaw<ConversationRow[]>`
      SELECT * FROM "Conversation" WHERE "server" = ${server} AND "number" IN ${numbers}`;
    const said = new Map(conversations.map((row) => [row.number, conversationOf(row)]));
    return rows.map((row) => ({
      change: changeOf(row),
      references: referencesOf(server, row),
      earlier: earlierOf(row),
      exemptions: (exemptions.get(row.number) ?? []).map(exemptionOf),
      hold: holds.get(row.number)?.map(holdOf)[0] ?? null,
      conversation: said.get(row.number) ?? null,
      told: (told.get(row.number) ?? []).map(({ state, isFull }) => ({ state, isFull })),
    }));
  };
}

/** Open, closed since `since` (never, when null), or with a hold or an intent of ours. */
export function followedOf(
  server: string,
  repositories: readonly string[],
  since: Date | null,
): Prisma.Sql {
  return Prisma.sql`"repository" IN ${among(repositories)} AND (
    "status" = 'NEW'
    OR ("status" IN ('MERGED', 'ABANDONED')
      AND COALESCE("submittedAt", "updatedAt") >= ${since === null ? null : stored(since)})
    OR "number" IN (
      SELECT "change" FROM "Hold" WHERE "server" = ${server}
      UNION SELECT "change" FROM "Intent" WHERE "server" = ${server}))`;
}

function byChange<Row extends { readonly change: number }>(
  rows: readonly Row[],
): ReadonlyMap<number, readonly Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.change);
    if (group) group.push(row);
    else groups.set(row.change, [row]);
  }
  return groups;
}
