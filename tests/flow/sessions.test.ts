import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeToken, whoseToken } from "#lib/flow/access-tokens.ts";
import { cleanUp } from "#lib/flow/clean-up.ts";
import { beginSession, type Person, sessionsOf, whoseSession } from "#lib/flow/sessions.ts";
import { temporaryStore } from "#tests/support/temporary-store.ts";

const hour = 3_600_000;
const start = new Date("2026-07-07T12:00:00Z");
const dana: Person = {
  ...{ server: "gerrit", account: 7, username: "dana", fullName: "Dana", persona: null },
  ...{ groups: ["nova-core"], provedAt: start },
};
const chrome = { browser: "Chrome", former: null };

/** A state with a clock that the test moves. */
async function stateAt(at: Date) {
  const state = await temporaryStore();
  let time = at.getTime();
  const needs = { database: state, now: () => new Date(time) };
  const pass = (milliseconds: number) => {
    time += milliseconds;
  };
  return { state, needs, pass, [Symbol.asyncDispose]: () => state[Symbol.asyncDispose]() };
}

test("who signed in is known by the word in the cookie, of which the state has only the hash", async () => {
  await using at = await stateAt(start);

  const { word } = await beginSession(at.needs, dana, chrome);

  expect(await whoseSession(at.needs, word)).toMatchObject({ username: "dana", by: "session" });
  expect(await whoseSession(at.needs, `${word.slice(0, -1)}_`)).toBeNull();
  const files = ["slots.db", "slots.db-wal"].map((file) => readFile(join(at.state.folder, file)));
  const kept = Buffer.concat(await Promise.all(files)).toString("latin1");
  expect(kept).toContain("dana");
  expect(kept.includes(word)).toBe(false);
});

test("a session ends after twelve hours without use, and after seven days with it", async () => {
  await using at = await stateAt(start);
  const { word: idle } = await beginSession(at.needs, dana, chrome);
  at.pass(12 * hour - 1);
  expect(await whoseSession(at.needs, idle)).not.toBeNull();
  at.pass(12 * hour);
  expect(await whoseSession(at.needs, idle)).toBeNull();

  const { word: used } = await beginSession(at.needs, dana, chrome);
  for (let passed = 0; passed < 168; passed += 8) {
    expect(await whoseSession(at.needs, used), `${passed}`).not.toBeNull();
    at.pass(8 * hour);
  }
  expect(await whoseSession(at.needs, used)).toBeNull();
});

test("signing in again gives another word, and the browser's old one opens nothing", async () => {
  await using at = await stateAt(start);
  const { word: former } = await beginSession(at.needs, dana, chrome);

  const { word } = await beginSession(at.needs, dana, { browser: "Chrome", former });

  expect(word).not.toBe(former);
  expect(await whoseSession(at.needs, former)).toBeNull();
  expect(await sessionsOf(at.needs, dana)).toHaveLength(1);
});

test("a person ends one session or all others, and nobody ends another's", async () => {
  await using at = await stateAt(start);
  const { word, session } = await beginSession(at.needs, dana, chrome);
  const { session: phone } = await beginSession(at.needs, dana, chrome);
  await beginSession(at.needs, dana, chrome);
  const { sessions } = at.state.store;

  expect(await sessions.endOne({ server: "gerrit", username: "robin" }, phone.handle)).toBe(0);
  expect(await sessions.endOne({ server: "other", username: "dana" }, phone.handle)).toBe(0);
  expect(await sessions.endOne(dana, phone.handle)).toBe(1);
  const own = (await sessionsOf(at.needs, dana)).find(({ handle }) => handle === session.handle);
  expect(await sessions.endOthers(dana, own?.id ?? "")).toBe(1);
  expect(await whoseSession(at.needs, word)).not.toBeNull();
});

test("signing in and being seen is no news to a page, and being seen is written every five minutes", async () => {
  await using at = await stateAt(start);
  const { revision } = await at.state.version();

  const { word } = await beginSession(at.needs, dana, chrome);
  at.pass(4 * 60_000);
  await whoseSession(at.needs, word);
  expect((await sessionsOf(at.needs, dana))[0]?.seenAt).toEqual(start);
  at.pass(60_000);
  await whoseSession(at.needs, word);

  expect((await sessionsOf(at.needs, dana))[0]?.seenAt).toEqual(at.needs.now());
  expect((await at.state.version()).revision).toBe(revision);
});

test("housekeeping drops what has ended", async () => {
  await using at = await stateAt(start);
  await beginSession(at.needs, dana, chrome);
  at.pass(12 * hour);

  await cleanUp(at.needs, []);

  expect(await at.state.store.sessions.of(dana)).toEqual([]);
});

test("a token decides within its scopes until it ends or is revoked", async () => {
  await using at = await stateAt(start);
  const { session } = await beginSession(at.needs, dana, chrome);
  const wanted = { name: "nightly", scopes: ["rank"], project: "nova", days: 2 } as const;
  const made = await makeToken(at.needs, session, wanted);
  if (made.kind === "refused") throw new Error(made.text);

  const owner = await whoseToken(at.needs, made.word);
  expect(owner).toMatchObject({ username: "dana", by: "token", scopes: ["rank"], project: "nova" });
  expect(await whoseToken(at.needs, `${made.word}x`)).toBeNull();
  if (owner === null) throw new Error("nobody");
  expect(await makeToken(at.needs, owner, wanted)).toMatchObject({ code: "only-in-browser" });

  at.pass(48 * hour);
  expect(await whoseToken(at.needs, made.word)).toBeNull();
  const other = await makeToken(at.needs, session, wanted);
  if (other.kind === "refused") throw new Error(other.text);
  await at.state.store.accessTokens.revoke(dana, other.token.handle, at.needs.now());
  expect(await whoseToken(at.needs, other.word)).toBeNull();
});
