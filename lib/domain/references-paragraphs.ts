/** Lines of a message from `start` to before `end`, none of them blank. No reference reaches out of its paragraph. */
export type Paragraph = { readonly start: number; readonly end: number };

/** What every line that opens a reference contains: a piece of a noun, a verb that needs none, a number or an address. */
const cue = /bug|lp|launchpad|bp|blu|rint|impl|\d{6}|\+spec|pad\.lv/i;

/** The paragraphs of trimmed lines that may name something; the others, most of a message, are not looked at any further. */
export function paragraphsWithCue(lines: readonly string[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let start = 0;
  let hasCue = false;
  for (let end = 0; end <= lines.length; end++) {
    const line = lines[end] ?? "";
    if (line !== "") {
      hasCue ||= cue.test(line);
    } else {
      if (hasCue) paragraphs.push({ start, end });
      start = end + 1;
      hasCue = false;
    }
  }
  return paragraphs;
}
