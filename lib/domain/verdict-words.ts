import { ordinal } from "./phrases.ts";
import type { VerdictCode } from "./verdict.ts";

/** The verdict of one change in a few words, the same on every row. */
export const verdictWords: Readonly<Record<VerdictCode, string>> = {
  "in-slot": "in a slot",
  waiting: "waiting for a slot",
  "not-in-backlog": "outside the backlog",
  "not-proposed": "work in progress",
  bug: "bug, needs no slot",
  exempt: "exempt",
  finished: "on finished work",
  "unknown-blueprint": "unknown blueprint",
  unlinked: "no blueprint, no bug",
  "not-governed": "not governed",
};

/** Verdicts of open changes in the order in which they are counted, with the words after a number of them. */
export const verdictCounts: readonly (readonly [VerdictCode, string])[] = [
  ["in-slot", "in a slot"],
  ["waiting", "waiting for one"],
  ["not-in-backlog", "outside the backlog"],
  ["not-proposed", "in progress"],
  ["bug", "for bugs"],
  ["exempt", "exempt"],
  ["finished", "on finished work"],
  ["unknown-blueprint", "on an unknown blueprint"],
  ["unlinked", "on neither"],
];

/** Where the work of a change stands: "in slot 2", "3rd in line"; null where it stands in neither. */
export function placeWords(place: {
  readonly slot: number | null;
  readonly position: number | null;
}): string | null {
  if (place.slot !== null) return `in slot ${place.slot}`;
  return place.position === null ? null : `${ordinal(place.position)} in line`;
}
