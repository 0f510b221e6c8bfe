import { services } from "./services.ts";

/**
 * Whether a browser sent this from a page of ours. `Sec-Fetch-Site` says so where the connection is trusted, `Origin`
 * otherwise, which names the host that the browser asked; who sends neither is refused. A page of the same host without
 * https may be anybody's on the way.
 */
export function isFromHere({ headers }: Pick<Request, "headers">): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  const host = headers.get("host");
  if (origin === null || !URL.canParse(origin)) return false;
  const { protocol, host: of } = new URL(origin);
  const isEncrypted = protocol === "https:";
  const mayBeOpen = protocol === "http:" && services().config.publicUrl.startsWith("http:");
  return of === host && (isEncrypted || mayBeOpen);
}
