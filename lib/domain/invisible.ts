/**
 * Characters that nobody sees, or that turn the text around them: control and format characters, lone halves of a
 * character, ends of lines and paragraphs, and what Unicode lets a reader leave out.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/**
 * The first character of a name that nobody can see, as "U+200B at place 4", the first place is 1; null where all of them
 * are seen. Two names that look the same would be two.
 */
export const invisibleIn = (name: string): string | null =>
  firstIn(name, (letter) => unseen.test(letter));

/** What ends a line or turns all that stands behind it; marks and joiners that whole scripts are written with do not. */
const breaking = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;

function firstIn(words: string, isSought: (letter: string) => boolean): string | null {
  const letters = [...words];
  const place = letters.findIndex(isSought);
  if (place < 0) return null;
  const code = letters[place]?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  return `U+${code} at place ${place + 1}`;
}

/** Besides those, spaces and the empty Braille cell leave nothing to be read. */
const seen = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether a reader sees anything of these words at all. */
export const isVisible = (words: string): boolean => seen.test(words);

/** Why nobody can read this line as it was meant, null where they can: it would turn or hide what stands around it. */
export function lineFault(words: string): string | null {
  if (!isVisible(words)) return "It takes a character that can be seen.";
  const hidden = firstIn(words, (letter) => breaking.test(letter));
  return hidden === null ? null : `It has a character that nobody sees, ${hidden}; leave that out.`;
}
