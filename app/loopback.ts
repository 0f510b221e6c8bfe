import { isIP } from "node:net";

/** Whether a host, with or without its port, is this machine itself. */
export function isLoopback(host: string): boolean {
  const whole = host.trim().toLowerCase();
  // Without brackets the end of an address of this kind is no port.
  if (whole === "::1") return true;
  const name = whole
    .replace(/^::ffff:/, "")
    .replace(/:\d+$/, "")
    .replace(/^\[(.*)\]$/, "$1");
  if (name === "localhost" || name === "::1") return true;
  return isIP(name) === 4 && name.startsWith("127.");
}

type Headers = { get(name: string): string | null };

/** What only a proxy writes; Next itself writes the others, from the connection, where nobody else has. */
const ofProxies = ["forwarded", "via", "x-real-ip", "cf-connecting-ip", "true-client-ip"];
const ofBoth = ["x-forwarded-for", "x-forwarded-host"];

/**
 * Whether a request came from this machine to this machine: the service listens on loopback only, it was asked by a
 * loopback name (a page elsewhere that lets its own name mean this machine is refused by that), and nothing says that it
 * was passed on for somebody else.
 */
export function isFromThisMachine(listening: string, headers: Headers): boolean {
  if (!isLoopback(listening) || !isLoopback(headers.get("host") ?? "")) return false;
  if (ofProxies.some((name) => headers.get(name) !== null)) return false;
  return ofBoth.flatMap((name) => headers.get(name)?.split(",") ?? []).every(isLoopback);
}
