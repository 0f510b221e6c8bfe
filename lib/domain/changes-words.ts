import { counted } from "./phrases.ts";

/** The answer of the list of changes: how many there are, and how many are on hold. */
export function changesSentence({
  all,
  held,
}: {
  readonly all: number;
  readonly held: number;
}): string {
  if (all === 0) return "No open change.";
  const on = held === 0 ? "None is on hold." : `${held} ${held === 1 ? "is" : "are"} on hold.`;
  return `${counted(all, "open change")}. ${on}`;
}

/** What a filter leaves of it; the counts stay those of all. */
export const showingSentence = (found: number, all: number): string =>
  `Showing ${found} of ${all}.`;

/** What can be asked of the list besides verdicts and turns. */
export const changeFilterWords = {
  held: "on hold",
  human2: "with a person's −2",
} as const;
