import { type Refusal, refuse } from "#lib/failure.ts";
import { isLoopback } from "./loopback.ts";

/** How a session's word is kept in a browser; null where it would travel in the open. */
export type CookieForm = { readonly name: string; readonly isSecure: boolean };

/**
 * The cookie of a service at this address. With https a browser takes it from this host alone and sends it nowhere else,
 * which the prefix of its name makes it promise; without, nothing may leave the machine.
 */
export function cookieForm(publicUrl: string): CookieForm | null {
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol === "https:") return { name: "__Host-slots", isSecure: true };
  return isLoopback(hostname) ? { name: "slots-session", isSecure: false } : null;
}

/** The header that gives a browser its word, or takes it away where there is none. */
export const cookieHeader = (
  { name, isSecure }: CookieForm,
  word: string,
  seconds: number,
): string =>
  [
    `${name}=${word}`,
    "Path=/",
    `Max-Age=${word === "" ? 0 : seconds}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(isSecure ? ["Secure"] : []),
  ].join("; ");

/** The form of the words that we give; anything else in the cookie is not asked for. */
const wordForm = /^[A-Za-z0-9_-]{43}$/;

/** The word in a request's cookies, given twice or in another form it is none. */
export function wordIn(header: string | null, { name }: CookieForm): string | null {
  const words = (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [word] = words;
  return words.length === 1 && word !== undefined && wordForm.test(word) ? word : null;
}

/**
 * Why nobody can sign in over this connection, or null where they can. `host` is what the browser asked for: a service
 * that says to be on this machine may still be asked from elsewhere.
 */
export function whyNoSignIn(publicUrl: string, host: string | null): Refusal | null {
  const form = cookieForm(publicUrl);
  if (form?.isSecure || (form !== null && isLoopback(host ?? ""))) return null;
  return refuse(
    "not-https",
    "Nobody can sign in here: without https everybody on the way could read your token and act as you.",
    "Put the service behind https and set publicUrl to its https address (docs/operating.md), or open it on the machine itself.",
  );
}
