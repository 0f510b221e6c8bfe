import type { NewHistory } from "#lib/database/store.ts";
import type { Project } from "./needs.ts";

/** Who decides and why, in their own words. */
export type Person = { readonly who: string; readonly reason: string | null };

type Row = Pick<NewHistory, "kind" | "code" | "text" | "facts"> &
  Partial<Pick<NewHistory, "change" | "blueprint">>;

/** A row of the history for what a person decided. */
export function rowBy(
  { who, reason }: Person,
  { key }: Pick<Project, "key">,
  at: Date,
  row: Row,
): NewHistory {
  return { project: key, at, who, reason, change: null, blueprint: null, ...row };
}
