import { headers } from "next/headers";
import { cache } from "react";
import { whoseToken } from "#lib/flow/access-tokens.ts";
import { type SignedIn, whoseSession } from "#lib/flow/sessions.ts";
import { isFromThisMachine } from "./loopback.ts";
import { services } from "./services.ts";
import { cookieForm, whyNoSignIn, wordIn } from "./session-cookie.ts";

/** Who looks at this page, by the session in their cookies; null for a reader. A page asks once. */
export const signedIn = cache(async (): Promise<SignedIn | null> => ofSession(await headers()));

type Given = { get(name: string): string | null };

/** Who sent a request: by the token that it carries, and only by that, or else by their session. */
export async function senderOf({ headers }: { readonly headers: Given }): Promise<SignedIn | null> {
  const authorization = headers.get("authorization");
  if (authorization === null) return await ofSession(headers);
  const word = bearerIn(authorization);
  return word === null ? null : allowed(headers, await whoseToken(services(), word));
}

/** A token of ours in this header; null for any other kind of proof. */
const bearerIn = (authorization: string): string | null =>
  /^Bearer +(slots_[A-Za-z0-9_-]{43})$/i.exec(authorization.trim())?.[1] ?? null;

/** Whether a request proves itself by a header, so that its cookies count for nothing and no page can have forged it. */
export const hasBearer = (given: Given): boolean =>
  /^Bearer /i.test(given.get("authorization")?.trim() ?? "");

async function ofSession(given: Given): Promise<SignedIn | null> {
  const { publicUrl } = services().config;
  const form = cookieForm(publicUrl);
  if (form === null || whyNoSignIn(publicUrl, given.get("host")) !== null) return null;
  const word = wordIn(given.get("cookie"), form);
  return word === null ? null : allowed(given, await whoseSession(services(), word));
}

/** Whose eyes are lent lends them on this machine only, whatever their cookie says; and only here is their server. */
function allowed(given: Given, person: SignedIn | null): SignedIn | null {
  if (person === null || !services().servers.has(person.server)) return null;
  return person.persona === null || mayPlay(given) ? person : null;
}

/** Whether the demonstration's people can be played by who sent this. */
export function mayPlay(given: Given): boolean {
  const { mode, host } = services().config;
  return mode === "demonstration" && isFromThisMachine(host, given);
}
