import { counted, dayOf } from "./phrases.ts";
import type { SlotTurn } from "./silence.ts";

/** How full the slots are. */
type InUse = { readonly occupied: number; readonly count: number };

/** A slot with whose turn it is; null where nothing is in it. */
type Occupied = { readonly turn: Pick<SlotTurn, "kind"> | null };

/** How full the slots are and how long the line is. */
export type Fullness = InUse & { readonly inLine: number; readonly ready: number };

/** The answer of the board, in a sentence or two. */
export function boardSentence({ inLine, ready, ...inUse }: Fullness): string {
  const slots = `${slotsInUse(inUse)}.`;
  if (inLine === 0) return `${slots} Nothing waits in line.`;
  return `${slots} ${inLine} ${inLine === 1 ? "waits" : "wait"} in line, ${ready} of them ready.`;
}

/** "9 of 10 slots are in use"; more than there are, after their number was lowered. */
export function slotsInUse({ occupied, count }: InUse): string {
  if (occupied <= count) {
    return `${occupied} of ${counted(count, "slot")} ${occupied === 1 ? "is" : "are"} in use`;
  }
  const there = `the ${count} there ${count === 1 ? "is" : "are"}`;
  return `${occupied} slots are in use, ${occupied - count} more than ${there}`;
}

/** That the room for debt is lent, and until when. */
export const lentSentence = (debt: number, since: Date): string =>
  `The ${debt === 1 ? "slot" : counted(debt, "slot")} reserved for debt ${debt === 1 ? "is" : "are"} lent to features since ${dayOf(since)}, until a debt blueprint is ready; nobody leaves for it.`;

/** Of a slot above a lowered number. */
export const closingSentence =
  "The number of slots was lowered: this one stays until it falls free, and is not filled again.";

/** The answer of the board's page: how full the slots are, and what people should look at. */
export function boardAnswer(board: InUse & { readonly slots: readonly Occupied[] }): string {
  const slots = `${slotsInUse(board)}.`;
  if (board.occupied === 0) return slots;
  const turns = board.slots.map(({ turn }) => turn?.kind);
  const waiting = turns.filter((kind) => kind === "reviewers").length;
  const unknown = turns.filter((kind) => kind === "unknown").length;
  if (unknown === 0) {
    return `${slots} ${waiting === 0 ? "None" : waiting} ${waiting > 1 ? "wait" : "waits"} for reviewers.`;
  }
  // Where nobody looked yet, "none" would be a claim.
  const known = waiting === 0 ? "" : `${waiting} ${waiting > 1 ? "wait" : "waits"} for reviewers. `;
  const which = unknown === board.occupied ? "" : ` in ${counted(unknown, "slot")}`;
  return `${slots} ${known}Whose turn it is${which} is not known yet.`;
}

/** What stands below a place in line: how many ahead are skipped, or of how many it is. */
export const placeUnit = (skipped: number, inLine: number): string =>
  skipped === 0
    ? `of ${inLine} in line`
    : `in line, ${skipped} ahead ${skipped === 1 ? "is" : "are"} not ready`;
