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
  return plain(withoutScripts(body));
}

const withoutScripts = (html: string) => html.replace(/<script\b[\s\S]*?<\/script>/g, "");

const plain = (html: string) =>
  html
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<[^>]+>/g, "")
    .replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => named[entity] ?? entity);

/** Every address that a page loads something from by itself: scripts, styles, pictures, fonts. */
export function loadedBy(html: string): string[] {
  const sources = [...html.matchAll(/\ssrc="([^"]*)"/g)];
  const links = [...html.matchAll(/<link\b[^>]*\shref="([^"]*)"/g)];
  return [...sources, ...links].map(([, address = ""]) => address);
}

/** A way that a page offers: where to, and in which words. */
export type Offered = { readonly address: string; readonly words: string };

/** Every way that a page offers. */
export const offeredBy = (html: string): readonly Offered[] =>
  [...withoutScripts(html).matchAll(/<a\b[^>]*\shref="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)].map(
    ([, address = "", words = ""]) => ({ address: plain(address), words: plain(words).trim() }),
  );

/** Text of a page's body that turns what is around it and is not kept to itself by a `bdi`. */
export function turningIn(html: string): readonly string[] {
  const [, body = ""] = /<body[^>]*>([\s\S]*)<\/body>/.exec(html) ?? [];
  const parts = withoutScripts(body)
    .replace(/<!--[\s\S]*?-->/g, "")
    .split(/(<[^>]+>)/);
  let depth = 0;
  return parts.filter((part) => {
    if (/^<bdi\b/.test(part)) depth += 1;
    else if (part === "</bdi>") depth -= 1;
    return depth === 0 && !part.startsWith("<") && /[\u202A-\u202E\u2066-\u2069]/.test(part);
  });
}
