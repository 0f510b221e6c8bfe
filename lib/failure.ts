import type { Remedy } from "#lib/domain/remedy.ts";

/**
 * Something expected that was asked for and can't be done, in words for the person who asked: what is wrong and
 * what to do. `code` is stable, for scripts.
 */
export type Refusal = {
  readonly kind: "refused";
  readonly code: string;
  readonly text: string;
  /** Worded by whatever shows it. */
  readonly remedy: Remedy;
};

/** A refusal in these words; `remedy` is what the person can do. */
export const refuse = (code: string, text: string, remedy: Remedy): Refusal => ({
  kind: "refused",
  code,
  text,
  remedy,
});

/** A mistake in how the program was set up or called; carries its remedy to whoever prints it. */
export class SetupError extends Error {
  override readonly name = "SetupError";
  readonly code: string;
  readonly remedy: string;

  constructor(code: string, text: string, remedy: string, cause?: unknown) {
    super(text, { cause });
    this.code = code;
    this.remedy = remedy;
  }
}
