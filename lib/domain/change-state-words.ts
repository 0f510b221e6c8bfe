import type { ChangeState } from "./change-state.ts";
import { counted } from "./phrases.ts";

/** Each state in the word that stands beside its sign; in the order of a legend. */
export const changeStateWords: Readonly<Record<ChangeState, string>> = {
  merged: "merged",
  approved: "approved",
  reviewers: "reviewers",
  author: "author",
  ci: "CI",
  "ci-failed": "CI failed",
  conflict: "conflict",
  wip: "work in progress",
  held: "on hold",
  open: "open",
  abandoned: "abandoned",
};

/** Every state in the order of a legend, and of the words for many changes. */
export const allStates = Object.keys(changeStateWords) as readonly ChangeState[];

/** The same after a number of them, however many. */
const countedWords: Readonly<Record<ChangeState, string>> = {
  ...changeStateWords,
  reviewers: "for reviewers",
  author: "for its author",
  ci: "for CI",
  "ci-failed": "with a failed CI",
  conflict: "with a conflict",
  wip: "in progress",
};

/** "7 of 11 changes merged; 1 approved, 2 for reviewers, 1 for its author" */
export function chainSentence(states: readonly ChangeState[]): string {
  if (states.length === 0) return "no change yet";
  const merged = countOf(states, "merged");
  const rest = allStates
    .filter((state) => state !== "merged" && countOf(states, state) > 0)
    .map((state) => `${countOf(states, state)} ${countedWords[state]}`);
  const whole = `${merged} of ${counted(states.length, "change")} merged`;
  return rest.length === 0 ? whole : `${whole}; ${rest.join(", ")}`;
}

/** Of the changes of these states those that occur, for a legend. */
export const statesAmong = (states: ReadonlySet<ChangeState>): readonly ChangeState[] =>
  allStates.filter((state) => states.has(state));

const countOf = (states: readonly ChangeState[], wanted: ChangeState) =>
  states.filter((state) => state === wanted).length;

/** A label as a list shows it: "Code-Review" is CR. */
export const labelInitials = (label: string): string =>
  label
    .split("-")
    .map((word) => word.charAt(0))
    .join("");
