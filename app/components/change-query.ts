import type { ChangeFilter } from "#lib/flow/list-changes.ts";
import type { Query } from "./addresses.ts";

/**
 * The filter that a count leads to: what it counts takes the place of whatever was asked before, so that the list has as
 * many; what is chosen already is taken back.
 */
export function afterChoice(filter: ChangeFilter, wanted: ChangeFilter): ChangeFilter {
  if (!isChosen(filter, wanted)) return wanted;
  return Object.fromEntries(Object.entries(filter).filter(([key]) => !(key in wanted)));
}

/** Whether a filter asks for what a count counts. */
export const isChosen = (filter: ChangeFilter, wanted: ChangeFilter): boolean =>
  Object.entries(wanted).every(([part, value]) =>
    Object.entries(filter).some(([key, asked]) => key === part && asked === value),
  );

/** A filter as an address asks for it. */
export function queryOf({ held, human2, ...texts }: ChangeFilter): Query {
  return {
    ...texts,
    ...(held === true ? { held: "yes" } : {}),
    ...(human2 === true ? { human2: "yes" } : {}),
  };
}
