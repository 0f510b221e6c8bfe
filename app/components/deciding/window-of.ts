import type { Undo } from "./send.ts";

/** So long something that is done can be undone from here, in seconds; later its history entry offers it. */
const undoFor = 30;

/** How long what was told stays where there is nothing to undo, in seconds. */
const readFor = 10;

/** In seconds from the answer on; of a pending one up to the instant at which it is due, both by the service's clock. */
export function windowOf(undo: Undo | null, at: number): number {
  if (undo === null) return readFor;
  if (undo.kind === "decision") return undoFor;
  return Math.max(1, Math.ceil((Date.parse(undo.until) - at) / 1_000));
}
