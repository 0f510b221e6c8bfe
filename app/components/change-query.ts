import type { ChangeFilter } from "#lib/flow/list-changes.ts";
import type { Query } from "./addresses.ts";

/** What can be chosen by a count; the rest of a filter is typed. */
const choices = [
  "verdict",
  "turn",
  "held",
  "human2",
] as const satisfies readonly (keyof ChangeFilter)[];

/**
 * The filter that a count leads to: what it counts takes the place of what was chosen before, so that the list has as
 * many; what is chosen already is taken back.
 */
export function afterChoice(filter: ChangeFilter, wanted: ChangeFilter): ChangeFilter {
  const isOn = isChosen(filter, wanted);
  const taken: readonly string[] = isOn ? Object.keys(wanted) : choices;
  const rest = Object.entries(filter).filter(([key]) => !taken.includes(key));
  return { ...Object.fromEntries(rest), ...(isOn ? {} : wanted) };
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
