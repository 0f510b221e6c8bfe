import { type Refusal, refuse } from "#lib/failure.ts";

/** Somebody else works on the review server: one at a time does. */
export const isBusy = (holder: string, remedy = "Try again in a few seconds."): Refusal =>
  refuse("busy", `${holder} works on this review server just now.`, remedy);
