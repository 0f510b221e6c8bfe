/** Whether a line is a footer such as `Change-Id: …` or `Closes-Bug: #1`. */
const isFooter = (line: string) => /^[A-Za-z0-9-]+:/.test(line) || /^\[.*\]$/.test(line);

/** The Change-Id of a commit message, from its last paragraph; null where it has none. */
export function changeIdIn(message: string): string | null {
  const last =
    message
      .trimEnd()
      .split(/\n\s*\n/)
      .at(-1) ?? "";
  return /^Change-Id:\s*(I[0-9a-f]{8,40})\s*$/m.exec(last)?.[1] ?? null;
}

/** Adds a Change-Id: to a last paragraph that is all footers, otherwise as a paragraph of its own. */
export function withChangeId(message: string, changeId: string): string {
  const text = message.trimEnd();
  const paragraphs = text.split(/\n\s*\n/);
  const last = paragraphs.length > 1 ? (paragraphs.at(-1) ?? "").split("\n") : [];
  const joins = last.length > 0 && last.every((line) => isFooter(line) || /^\s/.test(line));
  return `${text}${joins ? "\n" : "\n\n"}Change-Id: ${changeId}\n`;
}
