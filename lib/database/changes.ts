import type { ChangeStatus, Vote } from "#lib/domain/change.ts";
import type { FollowedChange } from "#lib/domain/world.ts";
import { among, portions, replaceAll } from "./bulk.ts";
import { rowOf, type Sighting, votesText } from "./change-rows.ts";
import { followedOf, followedReader, messagesOf } from "./followed-changes.ts";
import { Prisma } from "./generated/client.ts";
import type { Transaction } from "./open.ts";
import type { ReferenceReader } from "./reference-memory.ts";

/** What the next listing is compared with. */
type ChangeVersion = {
  readonly metaRevId: string;
  readonly patchSet: number;
  readonly status: ChangeStatus;
  readonly isMergeable: boolean | null;
  readonly updatedAt: Date;
  readonly repository: string;
  /** Full listings in a row that did not show it. */
  readonly missed: number;
};

export type ChangeTable = {
  /**
   * What a project's decisions stand on: changes of these repositories that are open, were merged or abandoned
   * since `since`, or carry a hold or an intent of ours; by number.
   */
  followed(
    server: string,
    repositories: readonly string[],
    since: Date | null,
  ): Promise<readonly FollowedChange[]>;
  /** Of one server, by number; of these numbers only where they are given. */
  versions(
    server: string,
    numbers?: readonly number[],
  ): Promise<ReadonlyMap<number, ChangeVersion>>;
  get(server: string, number: number): Promise<FollowedChange | null>;
  /** Those of these numbers that are known, in as many queries however many they are. */
  some(server: string, numbers: readonly number[]): Promise<ReadonlyMap<number, FollowedChange>>;
  /** The commit messages of those of these numbers that are known, each with the patch set whose it is. */
  messages(server: string, numbers: readonly number[]): ReturnType<typeof messagesOf>;
  /** Numbers of the changes with this Change-Id. */
  withChangeId(server: string, changeId: string): Promise<readonly number[]>;
  /** Inserts or replaces what was seen, 250 in one statement; what was seen is missed no more. */
  save(server: string, seen: readonly Sighting[]): Promise<void>;
  /** Counts one more full listing without them, or sets the count back to 0. */
  missed(server: string, numbers: readonly number[], count: number): Promise<void>;
  setStatus(server: string, number: number, status: ChangeStatus): Promise<void>;
  /** Takes over all votes of a known change, which is missed no more. */
  setVotes(server: string, number: number, votes: readonly Vote[]): Promise<void>;
  forgetEarlier(server: string, number: number): Promise<void>;
};

export function changeTable(client: Transaction, referencesOf: ReferenceReader): ChangeTable {
  const read = followedReader(client, referencesOf);
  return {
    followed: (server, repositories, since) =>
      read(server, followedOf(server, repositories, since)),
    get: async (server, number) =>
      (await read(server, Prisma.sql`"number" = ${number}`))[0] ?? null,
    some: async (server, numbers) => {
      const found = await read(server, Prisma.sql`"number" IN ${among(numbers)}`);
      return new Map(found.map((followed) => [followed.change.number, followed]));
    },
    versions: async (server, numbers) => {
      const which = numbers ? Prisma.sql`AND "number" IN ${among(numbers)}` : Prisma.empty;
      const rows = await client.$queryRaw<(ChangeVersion & { readonly number: number })[]>`
        SELECT "number", "metaRevId", "patchSet", "status", "isMergeable", "updatedAt", "repository", "missed"
        FROM "Change" WHERE "server" = ${server} ${which}`;
      return new Map(rows.map(({ number, ...version }) => [number, version]));
    },
    messages: (server, numbers) => messagesOf(client, server, numbers),
    withChangeId: async (server, changeId) => {
      const rows = await client.change.findMany({
        where: { server, changeId },
        orderBy: { number: "asc" },
        select: { number: true },
      });
      return rows.map(({ number }) => number);
    },
    save: async (server, seen) => {
      for (const some of portions(seen)) {
        const rows = some.map((sighting) => rowOf(server, sighting));
        await replaceAll(client, "Change", ["server", "number"], rows);
      }
    },
    missed: async (server, numbers, count) => {
      await client.$executeRaw`UPDATE "Change" SET "missed" = ${count}
        WHERE "server" = ${server} AND "number" IN ${among(numbers)} AND "missed" <> ${count}`;
    },
    setStatus: async (server, number, status) => {
      await client.change.update({
        where: { server_number: { server, number } },
        data: { status },
      });
    },
    setVotes: async (server, number, votes) => {
      await client.change.update({
        where: { server_number: { server, number } },
        data: { votes: votesText(votes), missed: 0 },
      });
    },
    forgetEarlier: async (server, number) => {
      const where = { server_number: { server, number } };
      await client.change.update({ where, data: { earlier: "[]" } });
    },
  };
}
