import { isTracker } from "./references-projects.ts";

/** How much of the work a reference claims: all of it, a part, none, or nothing said at all. */
export type Claim = "completes" | "partial" | "related" | "mentioned" | "bare";

type Role = "completes" | "partial" | "related" | "light" | "none";

const list = (words: string) => words.split(" ");
const claiming = (role: Role, words: string) => list(words).map((word) => [word, role] as const);

/** What a verb claims. Compared as written and without its ending (-s, -es, -ed, -ing, -e), see `stemOf`. */
const verbs: ReadonlyMap<string, Role> = new Map([
  ...claiming(
    "completes",
    "fix clos resolv implement implementation complet finish final address solv correct bugfix repair",
  ),
  ...claiming(
    "partial",
    "partial partially partly part parts piece step initial initially toward towards continu progress",
  ),
  ...claiming(
    "related",
    "relat see ref refer referenc regard similar cleanup clean-up before after prior preparation prepar prep prerequisite " +
      "pre-requisite requir necessary need depend block affect impact caus introduc not doesn didn cannot when while",
  ),
]);
/** Words that may stand between the verb and what it governs. */
const light = new Set(
  list(
    "the a an on this that these following also finally fully actually another both same and of to for out up is are be it was will " +
      "should patch change commit changes t work about",
  ),
);
/** Words that only repeat what is referenced, as in "LP bug" or "launchpad blueprint". */
const echo = new Set(list("lp launchpad bug bugs blueprint blueprints bp"));
/** A line that ends in one of these goes on in the next. */
const hanging = new Set(list("in by with from on per see as at under via or"));
/** As many words as it takes to see that a completing verb is somebody else's, or an aim. */
const nearest = 4;
/** Misspelt often enough ("Patial", "Prtially", "Implments") to be read through one slip of the keys. */
const misspelt = list(
  "partial partially implement implements complete completes related closes resolves",
);

/** "closes", "closed" and "closing" are one verb. */
function stemOf(word: string): string {
  return word.length <= 4 ? word.replace(/s$/, "") : word.replace(/(?:ing|ed|es|e|s)$/, "");
}

/** One letter too many, too few, wrong, or two swapped. */
export function isSlipOf(word: string, meant: string): boolean {
  if (Math.abs(word.length - meant.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === meant[start]) start++;
  let end = 0;
  const room = Math.min(word.length, meant.length) - start;
  while (end < room && word.at(-1 - end) === meant.at(-1 - end)) end++;
  const left = word.length - start - end;
  const meantLeft = meant.length - start - end;
  const isSwapped = word[start] === meant[start + 1] && word[start + 1] === meant[start];
  return Math.max(left, meantLeft) <= 1 || (left === 2 && meantLeft >= 2 && isSwapped);
}

function roleOf(word: string): Role {
  const role = verbs.get(word) ?? verbs.get(stemOf(word));
  if (role !== undefined) return role;
  if (light.has(word) || echo.has(word)) return "light";
  // "Implments", "Implents": more than one slip, and no other English word begins so.
  if (/^imple?m?[ent]{3}/.test(word)) return "completes";
  const meant = word.length < 5 ? undefined : misspelt.find((verb) => isSlipOf(word, verb));
  return meant === undefined ? "none" : roleOf(meant);
}

/** Whether a word says what the change does to the thing referenced. */
export function isVerb(word: string): boolean {
  return partsOf(word).some((part) => !["none", "light"].includes(roleOf(part)));
}

/** Whether a word claims a part of the work only. */
export function isPartial(word: string): boolean {
  return roleOf(word.toLowerCase()) === "partial";
}

/** Whether a line that ends in this word goes on in the next. */
export function isHanging(word: string): boolean {
  const lower = word.toLowerCase();
  return hanging.has(lower) || roleOf(lower) !== "none";
}

/**
 * What the words before a reference claim, nearest word first; `whole` is true when each of them belongs to the claim.
 * The nearest verb decides, unless the words before it take it back: "part of implementing", "required to complete"; "the fix for"
 * is somebody else's, and an aim ("adds what it takes to implement") is not yet reached.
 */
export function claimOf(nearestFirst: readonly string[]): { claim: Claim; whole: boolean } {
  const { said, roles, whole } = rolesOf(nearestFirst);
  if (said.length === 0) return { claim: "bare", whole: true };
  const weaker = roles.find((role) => role === "partial" || role === "related");
  const near = said.slice(0, nearest).join(" ");
  const isTheirs =
    /^for fix(?:es)? the\b/.test(near) || /^(?:the )?(?:implement|complete|finish) to ./.test(near);
  const claim = roles.includes("completes") && !isTheirs ? "completes" : "mentioned";
  return { claim: weaker ?? claim, whole };
}

/** The roles up to the first word that has none; no further words are `said` than the claim can depend on. */
function rolesOf(nearestFirst: readonly string[]) {
  const said: string[] = [];
  const roles: Role[] = [];
  let whole = true;
  for (const word of nearestFirst) {
    if (!whole && said.length >= nearest) break;
    for (const part of partsOf(word).reverse().filter(isMeant)) {
      const role = roleOf(part);
      whole = whole && role !== "none";
      said.push(part);
      if (whole) roles.push(role);
    }
  }
  return { said, roles, whole };
}

const isMeant = (word: string): boolean => !echo.has(word) && !isTracker(word);

const isOnePart = /^[a-z0-9]+$/;

/** "Partially-Implements" and "PartiallyImplements" are two words. */
export function partsOf(word: string): string[] {
  if (isOnePart.test(word)) return [word];
  const parts = word.replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase();
  return verbs.get(parts) === "related" ? [parts] : parts.split("-");
}
