import type { BacklogPlace, BacklogRow, BacklogState, BacklogTotals } from "./backlog.ts";
import { counted, ordinal } from "./phrases.ts";
import type { Missing } from "./readiness.ts";
import { missingWords } from "./wording.ts";

/** The answer of the backlog, in a sentence. */
export function backlogSentence({
  known,
  inSlot,
  inLine,
  ready,
  unapproved,
}: BacklogTotals): string {
  if (inLine > 0) {
    return `${inLine} ${inLine === 1 ? "waits" : "wait"} in line, ${ready} of them ready.`;
  }
  if (known === 0) return "No blueprint is known yet.";
  if (inSlot > 0) return "Nothing waits in line: all that is approved has a slot.";
  if (unapproved < known) return "Nothing waits in line.";
  return known === 1
    ? "Nothing waits in line: the only known blueprint is not approved."
    : `Nothing waits in line: none of the ${known} known blueprints is approved.`;
}

/** Places as the words of a filter, and as a count of the heading. */
export const placeWords: Record<BacklogPlace, string> = {
  "in-line": "in line",
  ready: "ready",
  "not-ready": "not ready",
  "in-slot": "in a slot",
  unapproved: "not approved",
  deferred: "deferred",
  withdrawn: "withdrawn",
  finished: "finished",
};

/** "66 in rank order" */
export const knownWords = ({ known }: BacklogTotals): string => `${known} in rank order`;

/** "9 in a slot", "57 in line" and so on, each with its place; nothing is said of empty ones. Their sum is all. */
export function totalsInWords(totals: BacklogTotals): { place: BacklogPlace; words: string }[] {
  const counts: [BacklogPlace, number][] = [
    ["in-slot", totals.inSlot],
    ["in-line", totals.inLine],
    ["unapproved", totals.unapproved],
    ["deferred", totals.deferred],
    ["withdrawn", totals.withdrawn],
    ["finished", totals.finished],
  ];
  return counts
    .filter(([, count]) => count > 0)
    .map(([place, count]) => ({ place, words: `${count} ${placeWords[place]}` }));
}

/** Where a blueprint stands, for its row: "in slot 4", "ready", or what is missing in at most three words. */
export function stateWords(state: BacklogState): string {
  switch (state.kind) {
    case "in-slot":
      return `in slot ${state.slot}`;
    case "in-line":
      return missingInBrief(state.missing);
    case "not-in-backlog":
      return placeWords[state.because];
    case "finished":
      return state.by;
  }
}

/** What is missing in at most three words, and how much is missing besides: "conflict, CI failed", "no open change +1". */
function missingInBrief(missing: readonly Missing[]): string {
  if (missing.length === 0) return "ready";
  const words = missing.map(missingWords);
  const all = words.join(", ");
  return all.split(" ").length <= 3 ? all : `${words[0]} +${words.length - 1}`.replace(/ \+0$/, "");
}

/** All that somebody may look for a row by, in small letters. */
export const searchedWords = ({ name, title, owner, state }: BacklogRow): string =>
  [name, title, owner ?? "", ...allWords(state)].join("\n").toLowerCase();

const allWords = (state: BacklogState): readonly string[] =>
  state.kind === "in-line" && state.missing.length > 0
    ? state.missing.map(missingWords)
    : [stateWords(state)];
/** What a filter leaves of the rows, and that it changes nothing else. */
export const showingSentence = (shown: number, known: number): string =>
  `Showing ${shown} of ${known}.`;
export const filterNote = "Ranks, places in line and the counts above stay the whole project's.";

/** The same for who may rank. */
export const lockNote =
  "The order is locked while a filter is on, because rows you can't see would move too. Counts above stay the whole project's.";

/** What a filter that leaves nothing says. */
export const noMatchSentence = (known: number): string =>
  `None of the ${counted(known, "blueprint")} matches.`;

/** A place in line, and how many before it would be skipped: "7th, 2 ahead are not ready". */
export function placeWordsOf(position: number, skipped: number): string {
  const place = ordinal(position);
  return skipped === 0
    ? place
    : `${place}, ${skipped} ahead ${skipped === 1 ? "is" : "are"} not ready`;
}

/** How often somebody was overtaken: "once", "3 times", "never". */
export function timesWords(times: number): string {
  if (times < 2) return times === 0 ? "never" : "once";
  return `${times} times`;
}

/** "12 open, 7 merged" */
export const changesWords = ({ open, merged }: BacklogRow["changes"]): string =>
  open + merged === 0 ? "none yet" : `${open} open, ${merged} merged`;

/** What a backlog without a line means, and what puts something in it; null where there is a line. */
export function emptyNote({ known, inSlot, inLine, unapproved }: BacklogTotals): string | null {
  if (inLine > 0) return null;
  if (known === 0)
    return "The backlog is the public order of all approved work. `slots import` makes blueprints known.";
  if (unapproved > 0)
    return "A blueprint enters the line when it is approved; an import tells its date.";
  return inSlot > 0 ? "What is approved next enters a free slot as soon as it is ready." : null;
}

/** That a list is longer than what is printed of it. */
export const onPaperSentence = (printed: number, count: number): string =>
  `The first ${printed} of ${count} rows. A filter prints others.`;
