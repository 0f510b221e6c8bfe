import { Lexer, LineCounter, Parser } from "yaml";

/** What a text may hold at most: a list of rows needs a tenth of it. */
const most = { characters: 1024 * 1024, depth: 32, anchors: 100, keys: 1_000 } as const;

/** What a text has too much of, and what to do about it. */
export type Excess = { readonly text: string; readonly remedy: string };

/**
 * Whether a text that anybody can send may be given to the reader of YAML. That one calls itself for each level, which
 * thousands of brackets bring down with the whole process, and compares each key and each anchor with all others, which
 * takes minutes for a megabyte of them. This looks at one word after the other and ends at the first that is too much.
 */
export function excessIn(content: string): Excess | null {
  if (content.length > most.characters) {
    return { text: "is longer than 1 MB of YAML", remedy: "Write it as JSON, or in parts." };
  }
  const lines = new LineCounter();
  const parser = new Parser(lines.addNewLine);
  let anchors = 0;
  let isText = false;
  for (const word of new Lexer().lex(content)) {
    for (const _ of parser.next(word));
    if (word.startsWith("&") && !isText) anchors += 1;
    // What comes after this sign is text, whatever it begins with.
    isText = word === textFollows;
    const excess = excessNow(parser, anchors);
    if (excess !== null)
      return { ...excess, text: `${excess.text}, at line ${lines.lineStarts.length + 1}` };
  }
  return null;
}

function excessNow(parser: Parser, anchors: number): Excess | null {
  if (anchors > most.anchors) return tooManyAnchors;
  if (parser.stack.length > most.depth) return tooDeep;
  return keysOf(parser) > most.keys ? tooManyKeys : null;
}

const tooManyAnchors = {
  text: `has more than ${most.anchors} anchors`,
  remedy: "Write out what they stand for.",
};
const tooDeep = {
  text: `is nested more than ${most.depth} levels deep`,
  remedy: "Write its lists and keys flat.",
};
const tooManyKeys = {
  text: `has more than ${most.keys} keys beside each other`,
  remedy: "Write them as a list.",
};

const textFollows = "\x1f";

/** How many keys the mapping that is just read has so far. */
function keysOf({ stack }: Parser): number {
  const last = stack.at(-1);
  if (last?.type === "block-map") return last.items.length;
  const isMapping = last?.type === "flow-collection" && last.start.source === "{";
  return isMapping ? last.items.length : 0;
}
