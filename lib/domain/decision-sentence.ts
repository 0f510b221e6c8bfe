/** A part of a decision's sentence: words, or the name of what it is about. */
export type SentencePart =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "change"; readonly text: string }
  | { readonly kind: "blueprint"; readonly text: string };

type About = {
  readonly text: string;
  readonly change: number | null;
  readonly blueprint: string | null;
};

/**
 * A decision's sentence with what it is about set apart, each once: "Change 30: " comes before a sentence that names
 * its change nowhere, and nothing is added for a blueprint that has a change to be found by.
 */
export function sentenceParts({ text, change, blueprint }: About): readonly SentencePart[] {
  const named = change === null ? [words(text)] : withChange(text, change);
  if (blueprint === null) return named;
  const at = named.findIndex((part) => part.kind === "words" && find(part.text, blueprint) >= 0);
  const part = named[at];
  if (part === undefined)
    return change === null ? [{ kind: "blueprint", text: blueprint }, words(`: ${text}`)] : named;
  return named.toSpliced(
    at,
    1,
    ...cut(part.text, find(part.text, blueprint), blueprint, "blueprint"),
  );
}

const words = (text: string): SentencePart => ({ kind: "words", text });

function withChange(text: string, change: number): readonly SentencePart[] {
  const name = new RegExp(`\\bchange ${change}\\b`, "i").exec(text);
  if (name === null) return [{ kind: "change", text: `Change ${change}` }, words(`: ${text}`)];
  return cut(text, name.index, name[0], "change");
}

/** Where a name stands by itself: "cells" is no part of "cells-v2". */
function find(text: string, name: string): number {
  const isPart = (character: string | undefined) =>
    character !== undefined && /[\p{L}\p{N}_-]/u.test(character);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!isPart(text[at - 1]) && !isPart(text[at + name.length])) return at;
  }
  return -1;
}

function cut(
  text: string,
  at: number,
  name: string,
  kind: "change" | "blueprint",
): readonly SentencePart[] {
  const [before, after] = [text.slice(0, at), text.slice(at + name.length)];
  return [
    ...(before === "" ? [] : [words(before)]),
    { kind, text: name },
    ...(after === "" ? [] : [words(after)]),
  ];
}
