import type { KeptAccessToken } from "#lib/database/store.ts";
import { type AccessScope, accessScopes } from "#lib/domain/access-scope.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import type { Needs } from "./needs.ts";
import type { Persona } from "./personas.ts";
import { hashOf, newHandle, newWord, type SignedIn } from "./sessions.ts";

export type { KeptAccessToken };

/** So that a token is known for one wherever it turns up. */
const prefix = "slots_";
const day = 86_400_000;
/** That a token is used is written down so often, in milliseconds. */
const usedEvery = 5 * 60_000;
/** Of one person, those that still work. */
const most = 50;

export type WantedToken = {
  readonly name: string;
  readonly scopes: readonly AccessScope[];
  readonly project: string | null;
  readonly days: number;
};

/** Makes a token for scripts of somebody; the word itself is told this once. */
export async function makeToken(
  { database, now }: Needs,
  owner: SignedIn,
  { name, scopes, project, days }: WantedToken,
): Promise<
  { readonly kind: "made"; readonly word: string; readonly token: KeptAccessToken } | Refusal
> {
  if (owner.by === "token") return onlyInBrowser;
  const word = `${prefix}${newWord()}`;
  const at = now();
  const { server, account, username, fullName, persona, groups, provedAt } = owner;
  const token: KeptAccessToken = {
    ...{ server, account, username, fullName, persona, groups, provedAt, name, scopes, project },
    ...{ id: hashOf(word), handle: newHandle(), createdAt: at, lastUsedAt: null, revokedAt: null },
    expiresAt: new Date(at.getTime() + days * day),
  };
  return await database.transaction(async ({ accessTokens }) => {
    const living = (await accessTokens.of(owner)).filter((one) => works(one, at.getTime()));
    if (living.length >= most) return tooMany;
    await accessTokens.add(token);
    return { kind: "made", word, token };
  });
}

/** Whose token this is; null where it is nobody's, has ended or was revoked. */
export async function whoseToken({ database, now }: Needs, word: string): Promise<SignedIn | null> {
  const token = await database.store.accessTokens.get(hashOf(word));
  const at = now().getTime();
  if (token === null || !works(token, at)) return null;
  if (at - (token.lastUsedAt?.getTime() ?? 0) >= usedEvery) {
    await database.transaction(({ accessTokens }) => accessTokens.used(token.id, new Date(at)));
  }
  const { server, account, username, fullName, groups, provedAt, handle, project } = token;
  return {
    ...{ server, account, username, fullName, groups, provedAt, handle, project },
    persona: token.persona as Persona | null,
    by: "token",
    token: token.name,
    scopes: accessScopes.filter((scope) => token.scopes.includes(scope)),
  };
}

const works = ({ revokedAt, expiresAt }: KeptAccessToken, at: number): boolean =>
  revokedAt === null && at < expiresAt.getTime();

const onlyInBrowser = refuse(
  "only-in-browser",
  "A token makes no tokens.",
  "Sign in with a browser, and make it there.",
);

const tooMany = refuse(
  "too-many-tokens",
  `You have ${most} tokens that work.`,
  "Revoke those that nothing uses, and make it then.",
);
