import type { BacklogRow, BacklogState } from "#lib/domain/backlog.ts";
import { type SearchedRow, searched } from "#lib/domain/backlog-filter.ts";
import type { Missing } from "#lib/domain/readiness.ts";

/** The whole order as it was read at once. */
export type Snapshot = {
  /** The version of the order. */
  readonly order: number;
  readonly rows: readonly BacklogRow[];
  /** The same, each with the words to look for it by. */
  readonly searched: readonly SearchedRow[];
};

export const snapshotOf = (order: number, rows: readonly BacklogRow[]): Snapshot => ({
  order,
  rows,
  searched: searched(rows),
});

/** Kept from visit to visit in the browser: who comes back finds the list as it was, without a flash of its first page. */
const kept = new Map<string, Snapshot>();

export const keptSnapshot = (project: string): Snapshot | null => kept.get(project) ?? null;

/** Asks for all rows; the browser remembers them and hears in a few bytes that they are the same. */
export async function loadSnapshot(project: string): Promise<Snapshot> {
  let next: string | null = `/api/v1/projects/${encodeURIComponent(project)}/backlog?limit=10000`;
  let order = 0;
  const rows: BacklogRow[] = [];
  while (next !== null) {
    const response = await fetch(next, { cache: "no-cache" });
    if (!response.ok) throw new Error(`The backlog of ${project} was not answered.`);
    const page = (await response.json()) as Written;
    rows.push(...page.blueprints.map(readRow));
    ({ order, next } = page);
  }
  const snapshot = snapshotOf(order, rows);
  kept.set(project, snapshot);
  return snapshot;
}

/** As the API writes it: instants are texts. */
type Written = {
  readonly order: number;
  readonly blueprints: readonly WrittenRow[];
  readonly next: string | null;
};
type WrittenRow = Omit<BacklogRow, "state"> & { readonly state: WrittenState };
type Line = Extract<BacklogState, { kind: "in-line" }>;
type WrittenState =
  | Exclude<BacklogState, Line>
  | (Omit<Line, "since"> & { readonly waitingSince: string });

const readRow = (row: WrittenRow): BacklogRow => ({ ...row, state: readState(row.state) });

function readState(state: WrittenState): BacklogState {
  switch (state.kind) {
    case "in-slot":
      return { ...state, since: new Date(state.since) };
    case "in-line": {
      const { kind, position, overtaken, missing, waitingSince } = state;
      const since = new Date(waitingSince);
      return { kind, position, overtaken, since, missing: missing.map(readMissing) };
    }
    case "not-in-backlog":
    case "finished":
      return state;
  }
}

const readMissing = (one: Missing): Missing =>
  one.code === "author-present" ? { ...one, until: new Date(one.until) } : one;
