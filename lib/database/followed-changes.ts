import type { Change } from "#lib/domain/change.ts";
import type { FollowedChange } from "#lib/domain/world.ts";
import { among, stored } from "./bulk.ts";
import { changeOf, earlierOf, type SeenRow, seenColumns } from "./change-rows.ts";
import { conversationOf } from "./conversations.ts";
import { exemptionOf } from "./exemptions.ts";
import {
  type Conversation as ConversationRow,
  type Exemption as ExemptionRow,
  type Hold as HoldRow,
  Prisma,
  type Told as ToldRow,
} from "./generated/client.ts";
import { holdOf } from "./holds.ts";
import type { Transaction } from "./open.ts";
import type { ReferenceReader } from "./reference-memory.ts";

/** What reads changes together with all that is remembered of them, by number. */
export type FollowedReader = (server: string, which: Prisma.Sql) => Promise<FollowedChange[]>;

/** So many are read at once, in five queries and one for the messages that are new: rows weigh more than what is kept. */
const atOnce = 5_000;

export function followedReader(client: Transaction, referencesOf: ReferenceReader): FollowedReader {
  return async (server, which) => {
    const followed: FollowedChange[] = [];
    for await (const rows of portionsOf(client, server, which)) {
      for (const one of await remembered(client, referencesOf, server, rows)) followed.push(one);
    }
    return followed;
  };
}

/** The rows by number, some at once; none of them empty. */
async function* portionsOf(
  client: Transaction,
  server: string,
  which: Prisma.Sql,
): AsyncGenerator<readonly SeenRow[]> {
  let rows: SeenRow[] = [];
  do {
    const after = rows.at(-1)?.number ?? 0;
    rows = await client.$queryRaw<SeenRow[]>`
      SELECT ${seenColumns} FROM "Change" WHERE "server" = ${server} AND "number" > ${after} AND ${which}
      ORDER BY "number" LIMIT ${atOnce}`;
    if (rows.length > 0) yield rows;
  } while (rows.length === atOnce);
}

async function remembered(
  client: Transaction,
  referencesOf: ReferenceReader,
  server: string,
  rows: readonly SeenRow[],
): Promise<FollowedChange[]> {
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
  const references = await referencesOf(server, rows, (unread) =>
    messagesOf(client, server, unread),
  );
  return rows.map((row) => ({
    change: changeOf(row),
    references: references(row.number),
    earlier: earlierOf(row),
    exemptions: exemptions.get(row.number)?.map(exemptionOf) ?? none,
    hold: holds.get(row.number)?.map(holdOf)[0] ?? null,
    conversation: said.get(row.number) ?? null,
    told: told.get(row.number)?.map(({ state, isFull }) => ({ state, isFull })) ?? none,
  }));
}

const none: readonly never[] = [];

/** The commit messages of those of these numbers that are known, each with the patch set whose it is. */
export async function messagesOf(
  client: Transaction,
  server: string,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, Pick<Change, "patchSet" | "message">>> {
  const rows = await client.$queryRaw<Pick<Change, "number" | "patchSet" | "message">[]>`
    SELECT "number", "patchSet", "message" FROM "Change"
    WHERE "server" = ${server} AND "number" IN ${among(numbers)}`;
  return new Map(rows.map(({ number, patchSet, message }) => [number, { patchSet, message }]));
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
