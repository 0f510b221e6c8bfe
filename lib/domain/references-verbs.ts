import { isTracker } from "./references-projects.ts";

/** How much of the work a reference claims: all of it, a part, none, or nothing said at all. */
export type Claim = "completes" | "partial" | "related" | "mentioned" | "bare";

type Role = "completes" | "partial" | "related" | "light" | "none";

const list = (words: string) => words.split(" ");

/** Compared without their endings (-s, -es, -ed, -ing, -e), see `stemOf`. */
const completing = new Set(
  list(
    "fix clos resolv implement implementation complet finish final address solv correct bugfix repair",
  ),
);
const partial = new Set(
  list(
    "partial partially partly part parts piece step initial initially toward towards continu progress",
  ),
);
const related = new Set(
  list(
    "relat see ref refer referenc regard similar cleanup clean-up before after prior preparation prepar prep prerequisite " +
      "pre-requisite requir necessary need depend block affect impact caus introduc not doesn didn cannot when while",
  ),
);
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
  const [is, should] = [
    word.slice(start, word.length - end),
    meant.slice(start, meant.length - end),
  ];
  return (
    Math.max(is.length, should.length) <= 1 ||
    (is.length === 2 && is === `${should[1]}${should[0]}`)
  );
}

function roleOf(word: string): Role {
  const stem = stemOf(word);
  const isIn = (set: ReadonlySet<string>) => set.has(word) || set.has(stem);
  if (isIn(partial)) return "partial";
  if (isIn(completing)) return "completes";
  if (isIn(related)) return "related";
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
  const said = nearestFirst
    .flatMap((word) => partsOf(word).toReversed())
    .filter((word) => !echo.has(word) && !isTracker(word));
  if (said.length === 0) return { claim: "bare", whole: true };
  const end = said.findIndex((word) => roleOf(word) === "none");
  const roles = (end < 0 ? said : said.slice(0, end)).map(roleOf);
  const weaker = roles.find((role) => role === "partial" || role === "related");
  const near = said.slice(0, 4).join(" ");
  const isTheirs =
    /^for fix(?:es)? the\b/.test(near) || /^(?:the )?(?:implement|complete|finish) to ./.test(near);
  const claim = roles.includes("completes") && !isTheirs ? "completes" : "mentioned";
  return { claim: weaker ?? claim, whole: end < 0 };
}

/** "Partially-Implements" and "PartiallyImplements" are two words. */
export function partsOf(word: string): string[] {
  const parts = word.replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase();
  return related.has(parts) ? [parts] : parts.split("-");
}
