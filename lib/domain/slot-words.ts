import type { Freed } from "./freeing.ts";
import { dayOf, listed, shown } from "./phrases.ts";

/** Why a slot fell free. */
export function freedSentence(blueprint: string, freed: Freed): string {
  switch (freed.code) {
    case "landed":
      return `${shown(blueprint)} landed and leaves its slot.`;
    case "empty":
      return `${shown(blueprint)} has nothing left to review and leaves its slot.`;
    case "bumped":
      return `The author of ${shown(blueprint)} is silent since ${dayOf(freed.silentSince)} and was warned on ${dayOf(freed.warnedAt)}: it leaves its slot and keeps its rank.`;
  }
}

/** Who enters a slot by rank. */
export const filledSentence = (blueprint: string, slot: number): string =>
  `${shown(blueprint)} is the highest ranked ready blueprint and enters slot ${slot}.`;

/** What a silent author is warned of. */
export const warnedSentence = (blueprint: string, silentSince: Date): string =>
  `The author of ${shown(blueprint)} is silent since ${dayOf(silentSince)} and is warned.`;

/** The end of a bump. */
export const returnedSentence = (blueprint: string, change: number): string =>
  `The author of ${shown(blueprint)} is back on change ${change}: it can win a slot again.`;

/** Reviewers let a blueprint in a slot wait; that is told, and never costs the slot. */
export const escalatedSentence = (
  blueprint: string,
  since: Date,
  changes: readonly number[],
): string =>
  `Reviewers let ${shown(blueprint)} wait since ${dayOf(since)}, on ${listed(changes.map(String))}.`;

const won: Readonly<Record<string, string>> = {
  ready: "won by rank",
  assigned: "assigned by a person",
};

const lost: Readonly<Record<string, string>> = {
  landed: "landed",
  empty: "left with nothing to review",
  bumped: "bumped",
  released: "released by a person",
  done: "done",
  deferred: "deferred",
  withdrawn: "withdrawn",
};

/** How a stay in a slot began and ended, by their codes: "won by rank, landed". */
export const stayWords = (stay: { readonly won: string; readonly lost: string | null }): string =>
  [won[stay.won] ?? stay.won, ...(stay.lost === null ? [] : [lost[stay.lost] ?? stay.lost])].join(
    ", ",
  );
