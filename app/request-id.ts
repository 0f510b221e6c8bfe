import { randomUUID } from "node:crypto";

/** The header under which a request carries its id, from a proxy before us or from our own. */
export const requestHeader = "x-request-id";

/** The id that a proxy before us gave the request, if it has a harmless form, or a new one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get(requestHeader) ?? "";
  return /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
}
