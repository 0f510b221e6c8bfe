import type { HistoryEntry, NewHistory } from "#lib/database/store.ts";
import type { Project } from "./needs.ts";

/** Who decides and why, in their own words. */
export type Person = {
  readonly who: string;
  readonly reason: string | null;
  /** The decisions that they put back with it. */
  readonly undoing?: readonly Undone[];
};

type Undone = Pick<HistoryEntry, "seq" | "change" | "blueprint">;

type Row = Pick<NewHistory, "kind" | "code" | "text" | "facts"> &
  Partial<Pick<NewHistory, "change" | "blueprint">>;

/** A row of the history for what a person decided; of several that they put back, it names the one on the same. */
export function rowBy(
  { who, reason, undoing = [] }: Person,
  { key }: Pick<Project, "key">,
  at: Date,
  row: Row,
): NewHistory {
  const { change = null, blueprint = null } = row;
  const isSame = (one: Undone) => one.change === change && one.blueprint === blueprint;
  const undone = undoing.find(isSame) ?? undoing[0];
  return { project: key, at, who, reason, ...row, change, blueprint, undoes: undone?.seq ?? null };
}
