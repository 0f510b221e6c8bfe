import { createHash } from "node:crypto";

const kept = { "cache-control": "no-cache" } as const;

/** JSON as it is sent, under a strong tag of its bytes. */
export type WrittenBody = { readonly text: string; readonly etag: string };

export function writtenBody(body: unknown): WrittenBody {
  const text = JSON.stringify(body);
  const tag = createHash("sha256").update(text).digest("base64url").slice(0, 27);
  return { text, etag: `"${tag}"` };
}

/** The body as an answer; whoever has it already is told so in an empty one. */
export function conditionalAnswer(
  request: Pick<Request, "headers">,
  { text, etag }: WrittenBody,
): Response {
  if (isKnown(request.headers.get("if-none-match"), etag)) {
    return new Response(null, { status: 304, headers: { etag, ...kept } });
  }
  return new Response(text, { headers: { "content-type": "application/json", etag, ...kept } });
}

/** A proxy may have made a tag weak; of a body that is only read that is as good (RFC 9110, 13.1.2). */
function isKnown(given: string | null, etag: string): boolean {
  if (given === null) return false;
  const tags = given.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}
