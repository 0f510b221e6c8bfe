import { type LinkTarget, targetOf } from "./references-links.ts";
import type { Token } from "./references-tokens.ts";
import { isSlipOf, isVerb, partsOf } from "./references-verbs.ts";

/**
 * A token that may open a reference. `verb` is what is glued in front of the noun ("Closes-" of "Closes-Bug"), `name` what is
 * glued behind it ("lp1234567"), `target` what an address names. `noun` null: a verb alone, as in "Fixes: #1234567".
 */
export type Anchor = {
  readonly noun: "bug" | "blueprint" | null;
  readonly plural: boolean;
  readonly verb: string | null;
  readonly name: string | null;
  readonly target: LinkTarget | null;
};

const bugWord = /^(?:bugs?|lp|launchpad)$/i;
const blueprintWord = /^(?:blueprints?|bps?)$/i;
const gluedNumber = /^(?:bug|lp)[-_]?(\d{5,9})$/i;
const gluedName = /^(?:blueprint|bp)-([a-z0-9].*-.*)$/i;

const anchor = (parts: Partial<Anchor>): Anchor => ({
  noun: null,
  plural: false,
  verb: null,
  name: null,
  target: null,
  ...parts,
});

/** The reference that a token may open, null when it opens none. */
export function anchorOf(token: Token): Anchor | null {
  if (token.kind === "link") {
    const target = targetOf(token.text);
    return target && anchor({ noun: target.noun, target });
  }
  return token.kind === "word" ? anchorOfWord(token.text) : null;
}

function anchorOfWord(text: string): Anchor | null {
  const noun = nounOf(text);
  if (noun !== null) return anchor({ noun, plural: /[^l]s$/i.test(text) });
  const number = gluedNumber.exec(text)?.[1];
  if (number !== undefined) return anchor({ noun: "bug", name: number });
  const name = gluedName.exec(text)?.[1];
  if (name !== undefined) return anchor({ noun: "blueprint", name });
  const parts = partsOf(text);
  const last = parts.length > 1 ? nounOf(parts.at(-1) ?? "") : null;
  if (last !== null) return anchor({ noun: last, verb: parts.slice(0, -1).join("-") });
  return isVerb(text) ? anchor({ verb: text }) : null;
}

/** "bug", "blueprint" or their like, one slip of the keys forgiven in the long word. */
export function nounOf(text: string): "bug" | "blueprint" | null {
  if (bugWord.test(text)) return "bug";
  const isLong = text.length >= 8 && text.length <= 10;
  if (blueprintWord.test(text) || (isLong && isSlipOf(text.toLowerCase(), "blueprint"))) {
    return "blueprint";
  }
  return null;
}
