const named: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
};

/** What a reader without JavaScript sees of a page: its body's words, without the scripts. */
export function wordsOf(html: string): string {
  const [, body = ""] = /<body[^>]*>([\s\S]*)<\/body>/.exec(html) ?? [];
  return body
    .replace(/<script\b[\s\S]*?<\/script>/g, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<[^>]+>/g, "")
    .replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => named[entity] ?? entity);
}

/** Every address that a page loads something from by itself: scripts, styles, pictures, fonts. */
export function loadedBy(html: string): string[] {
  const sources = [...html.matchAll(/\ssrc="([^"]*)"/g)];
  const links = [...html.matchAll(/<link\b[^>]*\shref="([^"]*)"/g)];
  return [...sources, ...links].map(([, address = ""]) => address);
}

/** Every address that a page offers to go to. */
export const offeredBy = (html: string): string[] =>
  [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, address = ""]) => address);
