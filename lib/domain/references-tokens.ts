import type { Paragraph } from "./references-paragraphs.ts";

/**
 * One piece of a paragraph. `tight` is true when nothing separates it from the piece before.
 * A `newline` ends a line inside the paragraph, a `blank` ends its last.
 */
export type Token = {
  readonly kind: "word" | "link" | "mark" | "newline" | "blank";
  readonly text: string;
  readonly line: number;
  readonly tight: boolean;
};

/** Words keep the characters that Launchpad allows inside a name; what trails them is a mark. */
const wordOrMark = /([\p{L}\p{N}_](?:[\p{L}\p{N}_+.-]*[\p{L}\p{N}_])?)|\S/gu;
const startsLink = /(?=https?:\/\/)/i;
const namesPage = /:\/\/|\+spec\/|\+bug\/|launchpad\.net\/|pad\.lv\//i;

/** A paragraph as tokens, in one pass: each character is looked at a bounded number of times. */
export function tokensOf(lines: readonly string[], { start, end }: Paragraph): Token[] {
  const tokens: Token[] = [];
  for (let line = start; line < end; line++) {
    const text = lines[line] ?? "";
    // Every address has a slash; most lines have none, and need no look for one.
    if (text.includes("/")) addLinksAndWords(tokens, text, line);
    else addWords(tokens, text, line, false);
    tokens.push({ kind: line + 1 < end ? "newline" : "blank", text: "\n", line, tight: false });
  }
  return tokens;
}

function addLinksAndWords(tokens: Token[], text: string, line: number): void {
  for (const chunk of text.split(/\s+/)) {
    for (const [index, part] of chunk.split(startsLink).entries()) {
      const tight = index > 0;
      if (namesPage.test(part)) tokens.push({ kind: "link", text: part, line, tight });
      else addWords(tokens, part, line, tight);
    }
  }
}

/** `tight`: whether the text goes on where the last token ended. */
function addWords(tokens: Token[], text: string, line: number, tight: boolean): void {
  let end = tight ? 0 : -1;
  for (const match of text.matchAll(wordOrMark)) {
    const kind = match[1] === undefined ? "mark" : "word";
    tokens.push({ kind, text: match[0], line, tight: match.index === end });
    end = match.index + match[0].length;
  }
}
