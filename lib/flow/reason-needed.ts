import { type Refusal, refuse } from "#lib/failure.ts";

/** A decision that nobody said why to take is not taken. */
export const reasonNeeded = (text = "This decision needs a reason."): Refusal =>
  refuse("reason-needed", text, "Say why in a line; everybody can read it.");
