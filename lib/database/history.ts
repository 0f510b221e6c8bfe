import { insertAll } from "./bulk.ts";
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
};
export type NewHistory = Omit<HistoryEntry, "seq">;

export type HistoryTable = {
  /** In the order given. */
  add(entries: readonly NewHistory[]): Promise<void>;
  /** Newest first; `before` is the number of an entry, to read on from there. */
  list(
    project: string,
    filter: { limit: number; kind?: string; change?: number; blueprint?: string; before?: number },
  ): Promise<readonly HistoryEntry[]>;
};

export function historyTable(client: Transaction): HistoryTable {
  return {
    add: (entries) => insertAll(client, "History", entries.map(rowOf)),
    list: async (project, { limit, before, ...filter }) => {
      const rows = await client.history.findMany({
        where: { project, ...filter, ...(before === undefined ? {} : { seq: { lt: before } }) },
        orderBy: { seq: "desc" },
        take: limit,
      });
      return rows.map((row) => ({ ...row, facts: JSON.parse(row.facts) as unknown }));
    },
  };
}

function rowOf({ facts, ...entry }: NewHistory) {
  const { project, at, who, kind, code, change, blueprint, reason, text } = entry;
  const json = JSON.stringify(facts ?? null);
  return { project, at, who, kind, code, change, blueprint, reason, text, facts: json };
}
