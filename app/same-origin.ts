/**
 * Whether a browser sent this from a page of ours. `Sec-Fetch-Site` says so where the connection is trusted, `Origin`
 * otherwise, which names the host that the browser asked; who sends neither is refused.
 */
export function isFromHere({ headers }: Pick<Request, "headers">): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  const host = headers.get("host");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host;
}
