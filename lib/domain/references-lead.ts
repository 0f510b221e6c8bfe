import type { Token } from "./references-tokens.ts";
import { type Claim, claimOf, isHanging, isPartial } from "./references-verbs.ts";

/** What stands before a reference. `opensLine`: it starts its line, at most behind a bullet and a verb. */
export type Lead = { readonly claim: Claim; readonly opensLine: boolean };

/** Words read back at most; more than a verb phrase ever has, and it keeps hostile messages cheap. */
const reach = 12;
const endsClause = /^[.;!?,()[\]]$/;

/** Reads back from the token at `at` to the start of its clause; `verb` is what is glued to the noun itself. */
export function leadOf(tokens: readonly Token[], at: number, verb: string | null): Lead {
  const words = verb === null ? [] : [verb];
  let index = at - 1;
  while (at - index <= reach && !startsClause(tokens, index, words)) {
    const token = tokens[index];
    if (token?.kind === "word") words.push(token.text);
    index--;
  }
  const { claim, whole } = claimOf(words);
  const isOneLine = tokens[index + 1]?.line === tokens[at]?.line;
  return { claim, opensLine: whole && isOneLine && isLineEnd(tokens[index]) };
}

/** Whether the clause begins behind the token at `index`, when `words` of it have been read. */
function startsClause(tokens: readonly Token[], index: number, words: readonly string[]): boolean {
  const token = tokens[index];
  if (token === undefined || token.kind === "blank" || token.kind === "link") return true;
  if (token.kind === "newline") return !goesOn(tokens[index - 1], words);
  return token.kind === "mark" && endsClause.test(token.text);
}

/** Whether a line that ends in `last` goes on in the next, of which `words` have been read. */
function goesOn(last: Token | undefined, words: readonly string[]): boolean {
  if (last?.kind !== "word") return false;
  const saysAlready = words.length > 0 && claimOf(words).claim !== "mentioned";
  return saysAlready ? isPartial(last.text) : isHanging(last.text);
}

function isLineEnd(token: Token | undefined): boolean {
  return token === undefined || token.kind === "newline" || token.kind === "blank";
}
