/**
 * One piece of a commit message. `tight` is true when nothing separates it from the piece before.
 * A `newline` ends a line inside a paragraph, a `blank` ends the paragraph.
 */
export type Token = {
  readonly kind: "word" | "link" | "mark" | "newline" | "blank";
  readonly text: string;
  readonly line: number;
  readonly tight: boolean;
};

/** Words keep the characters that Launchpad allows inside a name; what trails them is a mark. */
const wordOrMark = /[\p{L}\p{N}_](?:[\p{L}\p{N}_+.-]*[\p{L}\p{N}_])?|[^\s]/gu;
const word = /^[\p{L}\p{N}_]/u;
const startsLink = /(?=https?:\/\/)/i;
const namesPage = /:\/\/|\+spec\/|\+bug\/|launchpad\.net\/|pad\.lv\//i;

/** The message as tokens, in one pass: each character is looked at a bounded number of times. */
export function tokensOf(lines: readonly string[]): Token[] {
  return lines.flatMap((text, line) => [
    ...text.split(/\s+/).flatMap((chunk) => tokensOfChunk(chunk, line)),
    lineEnd(lines, line),
  ]);
}

function lineEnd(lines: readonly string[], line: number): Token {
  const isBlank = (lines[line + 1] ?? "").trim() === "" || lines[line]?.trim() === "";
  return { kind: isBlank ? "blank" : "newline", text: "\n", line, tight: false };
}

function tokensOfChunk(chunk: string, line: number): Token[] {
  return chunk.split(startsLink).flatMap((part, index): Token[] => {
    if (namesPage.test(part)) {
      return [{ kind: "link", text: part, line, tight: index > 0 }];
    }
    return [...part.matchAll(wordOrMark)].map(({ 0: text, index: offset }) => ({
      kind: word.test(text) ? "word" : "mark",
      text,
      line,
      tight: index + offset > 0,
    }));
  });
}
