import type { Decided, Undo } from "./send.ts";

/** What the toast says, and until when by this browser's clock, in milliseconds. */
export type Told = {
  readonly text: string;
  readonly undo: Undo | null;
  readonly until: number;
  readonly isTrouble: boolean;
};

/** So long something that is done can be undone from here, in seconds; later its history entry offers it. */
const undoFor = 30;

/** How long what was told stays where there is nothing to undo, in seconds. */
const readFor = 10;

/** What can be read and no more. */
export const toldOnly = (text: string, isTrouble: boolean): Told => ({
  ...{ text, isTrouble, undo: null },
  until: Date.now() + readFor * 1_000,
});

/** What was decided; what is pending reads as if it were done. */
export function toldBy({ kind, text, undo, at }: Decided): Told {
  const told = toldOnly(kind === "pending" ? `${text} Not sent yet.` : text, false);
  return undo === null ? told : { ...told, undo, until: Date.now() + windowOf(undo, at) * 1_000 };
}

/** In seconds from the answer on; of a pending one up to the instant at which it is due, both by the service's clock. */
function windowOf(undo: Undo, at: number): number {
  if (undo.kind === "decision") return undoFor;
  const left = Math.ceil((Date.parse(undo.until) - at) / 1_000);
  // The service's clock is told in whole seconds, so that there seems to be up to one more.
  return Math.min(Math.max(1, left), undoFor);
}

/** Trouble with one thing takes nothing from another of its undo. */
export function besides(trouble: Told, before: Told | null): Told {
  if (before === null || before.undo === null || before.until <= Date.now()) return trouble;
  return { ...before, text: `${trouble.text} To be undone still: ${before.text}`, isTrouble: true };
}
