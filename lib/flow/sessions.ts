import { createHash, randomBytes } from "node:crypto";
import type { KeptSession } from "#lib/database/store.ts";
import type { AccessScope } from "#lib/domain/access-scope.ts";
import type { Needs } from "./needs.ts";
import type { Persona } from "./personas.ts";

export type { KeptSession };

const hour = 3_600_000;
/** A session that is not used ends after this, in milliseconds. */
export const idleAfter = 12 * hour;
/** And whether it is used or not after this; so does what was proved when it began. */
export const sessionFor = 7 * 24 * hour;
/** That a session is used is written down so often. */
const seenEvery = 5 * 60_000;

/** Somebody who has shown who they are, on one review server. */
export type Person = {
  readonly server: string;
  /** Null for somebody of the demonstration who has none. */
  readonly account: number | null;
  readonly username: string;
  readonly fullName: string | null;
  /** In the demonstration: whose eyes it is seen with. */
  readonly persona: Persona | null;
  /** Groups that give roles and in which the server said they are, when they signed in. */
  readonly groups: readonly string[];
  readonly provedAt: Date;
};

/** Somebody who asks for something, and how they are known. */
export type SignedIn = Person & {
  /** What their session or token is called. */
  readonly handle: string;
  readonly by: "session" | "token";
  /** What they call their token. */
  readonly token?: string;
  /** What a token may be used for; null for a session. */
  readonly scopes: readonly AccessScope[] | null;
  /** The only project of a token; null for all. */
  readonly project: string | null;
};

/** A word of 256 bits that nobody guesses. */
export const newWord = (): string => randomBytes(32).toString("base64url");

/** By what such a word is known. It has too much chance in it to be tried, so it needs no salt. */
export const hashOf = (word: string): string => createHash("sha256").update(word).digest("hex");

/** What something is called that is known by its hash. */
export const newHandle = (): string => randomBytes(9).toString("base64url");

/**
 * Begins a session, and ends the one that the same browser had, so that nobody can have chosen its word; gives the word
 * for its cookie.
 */
export async function beginSession(
  { database, now }: Needs,
  person: Person,
  { browser, former }: { readonly browser: string; readonly former: string | null },
): Promise<{ readonly word: string; readonly session: SignedIn }> {
  const word = newWord();
  const at = now();
  const { provedAt: _, ...who } = person;
  const kept: KeptSession = {
    ...who,
    ...{ id: hashOf(word), handle: newHandle(), browser: browserName(browser) },
    ...{ createdAt: at, seenAt: at, expiresAt: new Date(at.getTime() + sessionFor) },
  };
  await database.transaction(async ({ sessions }) => {
    if (former !== null) await sessions.end(hashOf(former));
    await sessions.add(kept);
  });
  return { word, session: signedInBy(kept) };
}

/** Whose session this word belongs to; null where it belongs to none that lasts. */
export async function whoseSession(
  { database, now }: Needs,
  word: string,
): Promise<SignedIn | null> {
  const session = await database.store.sessions.get(hashOf(word));
  const at = now().getTime();
  if (session === null || !lasts(session, at)) return null;
  if (at - session.seenAt.getTime() >= seenEvery) {
    await database.transaction(({ sessions }) => sessions.seen(session.id, new Date(at)));
  }
  return signedInBy(session);
}

const lasts = ({ seenAt, expiresAt }: KeptSession, at: number): boolean =>
  at < expiresAt.getTime() && at - seenAt.getTime() < idleAfter;

/** Everywhere they are signed in, the newest first. */
export async function sessionsOf(
  { database, now }: Needs,
  owner: Pick<Person, "server" | "username">,
): Promise<readonly KeptSession[]> {
  const at = now().getTime();
  return (await database.store.sessions.of(owner)).filter((session) => lasts(session, at));
}

function signedInBy(session: KeptSession): SignedIn {
  const { server, account, username, fullName, groups, handle, createdAt } = session;
  return {
    ...{ server, account, username, fullName, groups, handle },
    persona: session.persona as Persona | null,
    provedAt: createdAt,
    by: "session",
    scopes: null,
    project: null,
  };
}

/** What a browser says of itself, short enough to be read; nothing but letters that are seen. */
const browserName = (text: string): string => text.replace(/[^\x20-\x7e]/g, "").slice(0, 160);
