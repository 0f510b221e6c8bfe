import { type LinkTarget, targetOf } from "./references-links.ts";
import type { Token } from "./references-tokens.ts";
import { isSlipOf, partsOf } from "./references-verbs.ts";

export type Noun = "bug" | "blueprint";

/**
 * A token that may open a reference. `verb` is what is glued in front of the noun ("Closes-" of "Closes-Bug"), `name` what is
 * glued behind it ("lp1234567"), `target` what an address names.
 */
export type Anchor = {
  readonly noun: Noun;
  readonly plural: boolean;
  readonly verb: string | null;
  readonly name: string | null;
  readonly target: LinkTarget | null;
};

const nouns = new Map<string, Noun>([
  ["bug", "bug"],
  ["bugs", "bug"],
  ["lp", "bug"],
  ["launchpad", "bug"],
  ["blueprint", "blueprint"],
  ["blueprints", "blueprint"],
  ["bp", "blueprint"],
  ["bps", "blueprint"],
]);
/** What every word with a noun in it contains: a slip leaves "blueprint" its first three or its last four letters. */
const holdsNoun = /bug|lp|launchpad|bp|blu|rint/i;
const gluedNumber = /^(?:bug|lp)[-_]?(\d{5,9})$/i;
const gluedName = /^(?:blueprint|bp)-([a-z0-9].*-.*)$/i;

const plain = { plural: false, verb: null, name: null, target: null } as const;

/** The reference that a token may open, null when it opens none. */
export function anchorOf(token: Token): Anchor | null {
  if (token.kind === "link") {
    const target = targetOf(token.text);
    return target && { ...plain, noun: target.noun, target };
  }
  return token.kind === "word" && holdsNoun.test(token.text) ? anchorOfWord(token.text) : null;
}

function anchorOfWord(text: string): Anchor | null {
  const noun = nounOf(text);
  if (noun !== null) return { ...plain, noun, plural: /[^l]s$/i.test(text) };
  const number = gluedNumber.exec(text)?.[1];
  if (number !== undefined) return { ...plain, noun: "bug", name: number };
  const name = gluedName.exec(text)?.[1];
  if (name !== undefined) return { ...plain, noun: "blueprint", name };
  const parts = partsOf(text);
  const last = parts.length > 1 ? nounOf(parts.at(-1) ?? "") : null;
  return last && { ...plain, noun: last, verb: parts.slice(0, -1).join("-") };
}

/** "bug", "blueprint" or their like, one slip of the keys forgiven in the long word. */
export function nounOf(text: string): Noun | null {
  const lower = text.toLowerCase();
  const noun = nouns.get(lower);
  if (noun !== undefined) return noun;
  const isLong = text.length >= 8 && text.length <= 10;
  return isLong && isSlipOf(lower, "blueprint") ? "blueprint" : null;
}
