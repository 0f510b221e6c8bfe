import type { Happening } from "#lib/domain/chronicle.ts";
import type { FillFacts } from "#lib/domain/facts.ts";
import { insertAll } from "./bulk.ts";
import { type History, Prisma } from "./generated/client.ts";
import type { HistoryWhereInput } from "./generated/models.ts";
import { happenings, lastWaiting } from "./happenings.ts";
import { fillFactsFrom } from "./kept-facts.ts";
import type { Transaction } from "./open.ts";

/** One decision, as it is kept for ever. */
export type HistoryEntry = {
  readonly seq: number;
  readonly project: string;
  readonly at: Date;
  readonly who: string;
  /** hold, lift, restore, message, fill, free, exempt, rank, import, policy, approve, pause … */
  readonly kind: string;
  /** The stable reason code. */
  readonly code: string;
  readonly change: number | null;
  readonly blueprint: string | null;
  /** A person's reason in their own words. */
  readonly reason: string | null;
  readonly text: string;
  /** Plain JSON: the observations and the policy version it was decided on. */
  readonly facts: unknown;
  /** The number of the decision that it puts back, null for all others. */
  readonly undoes: number | null;
};
export type NewHistory = Omit<HistoryEntry, "seq" | "undoes"> & { readonly undoes?: number | null };
export type BriefEntry = Omit<HistoryEntry, "facts">;

/** Which entries are meant; all of them without any of these. */
export type EntryFilter = {
  readonly seq?: number;
  readonly kind?: string;
  readonly kinds?: readonly string[];
  readonly code?: string;
  readonly who?: string;
  /** Whose decisions are left out. */
  readonly notBy?: string;
  readonly change?: number;
  readonly blueprint?: string;
  /** Decided then or later, and before then. */
  readonly from?: Date;
  readonly until?: Date;
  /** The number of an entry: only those before it, and only those after it. */
  readonly before?: number;
  readonly after?: number;
};

export type Subject = { readonly change: number } | { readonly blueprint: string };
export type OnSubject = { readonly entries: readonly HistoryEntry[]; readonly total: number };

export type HistoryTable = {
  /** In the order given. */
  add(entries: readonly NewHistory[]): Promise<void>;
  /** Newest first; with `after` those that follow it at once, newest first too. */
  list(
    project: string,
    filter: EntryFilter & { readonly limit: number },
  ): Promise<readonly HistoryEntry[]>;
  /** The same without the facts, which may be a thousand times as long. */
  brief(
    project: string,
    filter: EntryFilter & { readonly limit: number },
  ): Promise<readonly BriefEntry[]>;
  /** The newest on one change or blueprint and how many there are in all, by one statement. */
  on(project: string, subject: Subject, limit: number): Promise<OnSubject>;
  /** What an entry of kind `fill` and code `ready` stood on, null for any other. */
  fillFacts(project: string, seq: number): Promise<FillFacts | null>;
  count(project: string, filter: EntryFilter): Promise<number>;
  /** The names of those who have decided anything. */
  people(project: string): Promise<readonly string[]>;
  /** When the first and the newest decision were taken, null before any was. */
  span(project: string): Promise<{ readonly first: Date; readonly last: Date } | null>;
  /**
   * What moved the order, the line or the slots after the entry `after`, oldest first; with `until` as far as it was
   * decided by then.
   */
  happenings(project: string, after: number, until?: Date): Promise<readonly Happening[]>;
  /** When each of these blueprints was last said to wait for a slot, by `until`; those that never were are left out. */
  lastWaiting(
    project: string,
    names: readonly string[],
    until: Date,
  ): Promise<ReadonlyMap<string, Date>>;
};

export function historyTable(client: Transaction): HistoryTable {
  return {
    add: (entries) => insertAll(client, "History", entries.map(rowOf)),
    list: async (project, filter) => {
      const rows = await client.history.findMany(pageOf(project, filter));
      return newestFirst(rows, filter).map(entryOf);
    },
    brief: async (project, filter) => {
      const rows = await client.history.findMany({
        ...pageOf(project, filter),
        omit: { facts: true },
      });
      return newestFirst(rows, filter);
    },
    on: (project, subject, limit) => onSubject(client, project, subject, limit),
    fillFacts: async (project, seq) => {
      const where = { project, seq, kind: "fill", code: "ready" };
      const row = await client.history.findFirst({ where, select: { facts: true } });
      return row === null ? null : fillFactsFrom(row.facts);
    },
    count: (project, filter) => client.history.count({ where: whereOf(project, filter) }),
    people: async (project) => {
      const rows = await client.history.groupBy({ by: "who", where: { project } });
      return rows.map(({ who }) => who);
    },
    span: async (project) => {
      const [first, last] = [await end(client, project, "asc"), await end(client, project, "desc")];
      return first === null || last === null ? null : { first, last };
    },
    lastWaiting: (project, names, until) => lastWaiting(client, project, names, until),
    happenings: (project, after, until) => happenings(client, project, after, until ?? null),
  };
}

async function onSubject(
  client: Transaction,
  project: string,
  subject: Subject,
  limit: number,
): Promise<OnSubject> {
  const own =
    "change" in subject
      ? Prisma.sql`"project" = ${project} AND "change" = ${subject.change}`
      : Prisma.sql`"project" = ${project} AND "blueprint" = ${subject.blueprint}`;
  const rows = await client.$queryRaw<(History & { total: bigint })[]>`
    SELECT *, (SELECT count(*) FROM "History" WHERE ${own}) AS "total"
    FROM "History" WHERE ${own} ORDER BY "seq" DESC LIMIT ${limit}`;
  const entries = rows.map(({ total: _count, seq, change, undoes, ...row }) =>
    entryOf({ ...row, seq: Number(seq), change: number(change), undoes: number(undoes) }),
  );
  return { entries, total: Number(rows[0]?.total ?? 0) };
}

/** A raw query gives whole numbers as they are written. */
const number = (value: number | bigint | null) => (value === null ? null : Number(value));

const pageOf = (project: string, { limit, ...filter }: EntryFilter & { limit: number }) => ({
  where: whereOf(project, filter),
  orderBy: { seq: filter.after === undefined ? ("desc" as const) : ("asc" as const) },
  take: limit,
});

const newestFirst = <Row>(rows: readonly Row[], { after }: EntryFilter): readonly Row[] =>
  after === undefined ? rows : rows.toReversed();

async function end(client: Transaction, project: string, order: "asc" | "desc") {
  const by = { where: { project }, orderBy: { seq: order }, select: { at: true } } as const;
  return (await client.history.findFirst(by))?.at ?? null;
}

function whereOf(project: string, filter: EntryFilter): HistoryWhereInput {
  const { seq, kinds, who, notBy, from, until, before, after, ...equal } = filter;
  return {
    project,
    ...equal,
    who: { ...(who !== undefined && { equals: who }), ...(notBy !== undefined && { not: notBy }) },
    ...(kinds === undefined ? {} : { kind: { in: [...kinds] } }),
    at: { ...(from && { gte: from }), ...(until && { lt: until }) },
    seq: {
      ...(seq !== undefined && { equals: seq }),
      ...(before && { lt: before }),
      ...(after && { gt: after }),
    },
  };
}

const entryOf = (row: History): HistoryEntry => ({
  ...row,
  facts: JSON.parse(row.facts) as unknown,
});

function rowOf({ facts, ...entry }: NewHistory) {
  const { project, at, who, kind, code, change, blueprint, reason, text, undoes = null } = entry;
  const json = JSON.stringify(facts ?? null);
  return { project, at, who, kind, code, change, blueprint, reason, text, undoes, facts: json };
}
