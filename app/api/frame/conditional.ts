import { createHash } from "node:crypto";

const kept = { "cache-control": "no-cache" } as const;

/** JSON under a strong tag of its bytes: whoever has them already is told so in an empty answer. */
export function conditionalAnswer(
  request: Pick<Request, "headers">,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const text = JSON.stringify(body);
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;
  if (isKnown(request.headers.get("if-none-match"), etag)) {
    return new Response(null, { status: 304, headers: { etag, ...kept, ...headers } });
  }
  return new Response(text, {
    headers: { "content-type": "application/json", etag, ...kept, ...headers },
  });
}

/** A proxy may have made a tag weak; of a body that is only read that is as good (RFC 9110, 13.1.2). */
function isKnown(given: string | null, etag: string): boolean {
  if (given === null) return false;
  const tags = given.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}
