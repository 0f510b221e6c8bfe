import { type Noun, nounOf } from "./references-anchors.ts";
import { bugNumberIn, isSurelyBug, nameStrength } from "./references-names.ts";
import { isTracker } from "./references-projects.ts";
import type { Token } from "./references-tokens.ts";

/** What is named behind a noun, and the index of the first token that no longer belongs to it. */
export type Named = { readonly names: readonly string[]; readonly next: number };

/** What the place of a list allows: short numbers and plain words only in a footer, bare names behind a comma only after a plural. */
export type Place = { readonly opensLine: boolean; readonly plural: boolean };

type Name = { readonly name: string; readonly next: number };

/** Words and marks between a noun and what it names; bounded, so that a row of them costs nothing. */
const glueReach = 8;
const glueMark = /^[:#=/"'`([*<{~-]$/;
const bugGlue = /^(?:ids?|no|number|reports?|issues?|fix|fixes|such|as|s)$/i;
const blueprintGlue = /^(?:named|called|s)$/i;
const separator = /^(?:,|;|\/|&|\+|and|or|also|plus)$/i;
const bullet = /^[-*•+]$/;
const joint = /^(?:["'`)\]\-*•+,;/&]|and|or|also|plus)$/i;

/** Skips what may stand between a noun and its name: marks, an echo of the noun, a tracker, one line break. */
function skipGlue(tokens: readonly Token[], from: number, noun: Noun): number {
  let index = from;
  let breaks = 0;
  while (index < from + glueReach && isGlue(tokens, index, noun)) {
    if (tokens[index]?.kind === "newline") breaks++;
    if (breaks > 1) return index;
    index++;
  }
  return index;
}

function isGlue(tokens: readonly Token[], index: number, noun: Noun): boolean {
  const token = tokens[index];
  if (token?.kind === "newline") return true;
  if (token?.kind === "mark") return glueMark.test(token.text) || endsPlural(tokens, index);
  if (token?.kind !== "word") return false;
  if (noun === "blueprint") return nounOf(token.text) === noun || blueprintGlue.test(token.text);
  return nounOf(token.text) === noun || bugGlue.test(token.text) || isTracker(token.text);
}

/** The last mark of "bug(s)". */
function endsPlural(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.text === ")" && tokens[index - 1]?.text === "s";
}

/** Whether the line has nothing more to say from `index` on than closing marks. */
export function endsLine(tokens: readonly Token[], index: number): boolean {
  for (let at = index; at < index + 6; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === "newline" || token.kind === "blank") return true;
    if (token.kind !== "mark") return false;
  }
  return false;
}

/** Skips what joins two members of a list ("," "and" "/", a line break with a bullet); null where the list ends. */
function skipSeparator(tokens: readonly Token[], from: number): number | null {
  let index = from;
  while (index < from + glueReach && isJoint(tokens[index])) index++;
  const joints = tokens.slice(from, index);
  const breaks = joints.filter((token) => token.kind === "newline").length;
  const isItem = breaks === 1 && joints.some((token) => bullet.test(token.text));
  const isJoined = isItem || joints.some((token) => separator.test(token.text));
  return breaks <= 1 && (isJoined || tokens[index]?.text === "#") ? index : null;
}

function isJoint(token: Token | undefined): boolean {
  if (token === undefined) return false;
  return token.kind === "newline" || joint.test(token.text);
}

/** Whether what stands behind a noun could be its name. */
export function hasNameBehind(tokens: readonly Token[], from: number, noun: Noun): boolean {
  const start = skipGlue(tokens, from, noun);
  if (noun === "bug") return bugNumberIn(tokens[start]?.text ?? "") !== null;
  return nameStrength(nameAt(tokens, start)?.name ?? "") !== "none";
}

/** The numbers behind a bug noun at `from`: one, or a list of them. Short ones count only as a whole footer, else no name is left. */
export function bugsFrom(tokens: readonly Token[], from: number, place: Place): Named {
  const names: string[] = [];
  let next = from;
  let start: number | null = skipGlue(tokens, from, "bug");
  while (start !== null) {
    const number = bugNumberIn(tokens[start]?.text ?? "");
    if (number === null || (names.length > 0 && !mayContinue(tokens, start, number))) break;
    names.push(String(number));
    next = start + 1;
    const after = skipSeparator(tokens, next);
    start = after === null ? null : skipGlue(tokens, after, "bug");
  }
  const isFooter = place.opensLine && endsLine(tokens, next);
  return { names: names.filter((name) => isFooter || isSurelyBug(Number(name))), next };
}

/** A further number is a bug when it is marked as one, or too long to be anything else. */
function mayContinue(tokens: readonly Token[], index: number, number: number): boolean {
  const before = tokens[index - 1]?.text ?? "";
  return before === "#" || isSurelyBug(number) || nounOf(before) === "bug" || before === "/";
}

/** The names behind a blueprint noun at `from`: one, or a list of them. */
export function blueprintsFrom(tokens: readonly Token[], from: number, place: Place): Named | null {
  const start = skipGlue(tokens, from, "blueprint");
  const first = nameAt(tokens, start);
  if (first === null || !isNamed(tokens, from, start, first, place)) return null;
  const names = [first.name];
  let next = first.next;
  for (;;) {
    const following = nextName(tokens, next, place);
    if (following === null) return { names, next };
    names.push(following.name);
    next = following.next;
  }
}

/** Whether the word at `start` is meant as a name: by its shape, or because it is all that a footer says. */
function isNamed(
  tokens: readonly Token[],
  from: number,
  start: number,
  named: Name,
  place: Place,
): boolean {
  const between = tokens.slice(from, start);
  const article = /^(?:the|a|an|this|that|each|no)$/i.test(tokens[from - 2]?.text ?? "");
  const isDash = between.some((token) => token.text === "-" || token.text === "(");
  if (between.some((token) => token.text === "/") && article) return false;
  const strength = nameStrength(named.name);
  if (strength === "none") return false;
  const isFooter = place.opensLine && endsLine(tokens, named.next);
  if (strength === "strong") return !isDash || isFooter;
  return isFooter && !article && !between.some((token) => token.kind === "newline");
}

/** The name at `index`, joined where its line breaks behind a hyphen. */
function nameAt(tokens: readonly Token[], index: number): Name | null {
  const token = tokens[index];
  if (token?.kind !== "word") return null;
  const [hyphen, newline, rest] = tokens.slice(index + 1, index + 4);
  const isSplit = hyphen?.text === "-" && hyphen.tight && newline?.kind === "newline";
  if (isSplit && rest?.kind === "word" && /^[a-z0-9]/.test(rest.text)) {
    return { name: `${token.text}-${rest.text}`, next: index + 4 };
  }
  return { name: token.text, next: index + 1 };
}

/** The next member of a list of blueprints: behind a repeated noun, or bare after a plural or to the end of a footer. */
function nextName(tokens: readonly Token[], from: number, place: Place): Name | null {
  const after = skipSeparator(tokens, from);
  if (after === null) return null;
  const noun = after + (/^the$/i.test(tokens[after]?.text ?? "") ? 1 : 0);
  const isRepeated = nounOf(tokens[noun]?.text ?? "") === "blueprint";
  const named = nameAt(tokens, isRepeated ? skipGlue(tokens, noun, "blueprint") : after);
  if (named === null || nameStrength(named.name) !== "strong") return null;
  return isRepeated || place.plural || closesFooter(tokens, named.next, place) ? named : null;
}

function closesFooter(tokens: readonly Token[], index: number, place: Place): boolean {
  return place.opensLine && (endsLine(tokens, index) || skipSeparator(tokens, index) !== null);
}
