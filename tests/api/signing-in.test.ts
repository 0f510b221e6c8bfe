import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Nova } from "#tests/support/nova.ts";
import { createGroup } from "#tests/support/people.ts";
import { novaToPublish } from "#tests/support/published-nova.ts";

let place: Awaited<ReturnType<typeof novaToPublish>>;
let service: Awaited<ReturnType<typeof place.publish>>;
let nova: Nova;
let address: string;

/** Two projects on one server; of the second the bot does not see the group of the cores. */
beforeAll(async () => {
  const secret = { repositories: ["openstack/secret"], cores: "hidden-core" };
  place = await novaToPublish({
    projects: { nova: {}, secret },
    publicUrl: "http://127.0.0.1:3000/",
  });
  ({ nova } = place);
  await createGroup(place.server, "hidden-core", [nova.authors[0]]);
  service = await place.publish({ SLOTS_LOG: "debug" });
  address = service.address.replace(/\/$/, "");
}, 300_000);

afterAll(() => service?.stop());

type Sent = {
  readonly method?: string;
  readonly body?: unknown;
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What a browser says of a page of ours; another page can't. */
  readonly own?: Readonly<Record<string, string>>;
};

const fromHere = () => ({ origin: address, "x-review-slots": "1" });

async function ask(path: string, sent: Sent = {}) {
  const { method = "GET", body, cookie, headers = {}, own = fromHere() } = sent;
  const response = await fetch(`${address}/api/v1/${path}`, {
    method,
    headers: {
      ...own,
      ...(cookie === undefined ? {} : { cookie }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text), text };
}

const proofOf = ({ username, password: token }: Nova["bot"]) => ({ username, token });

/** Signs somebody in, and gives the pair that their browser keeps. */
async function signIn(person: Nova["bot"], cookie?: string) {
  const sent = { method: "POST", body: proofOf(person), ...(cookie ? { cookie } : {}) };
  const answer = await ask("session", sent);
  expect(answer.status, answer.text).toBe(200);
  const [pair = ""] = (answer.headers.get("set-cookie") ?? "").split(";");
  return { pair, answer };
}

test("a core proves who they are once, and is known by a cookie that no script reads", async () => {
  const { pair, answer } = await signIn(nova.cores[0]);

  expect(answer.headers.get("set-cookie")).toMatch(
    /^slots-session=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/,
  );
  expect(answer.headers.get("cache-control")).toContain("no-store");
  const { body } = await ask("session", { cookie: pair });
  expect(body.who).toMatchObject({
    username: nova.cores[0].username,
    roles: { nova: ["contributor", "core"], secret: ["contributor"] },
  });
  const page = await fetch(`${address}/me/access`, { headers: { cookie: pair } });
  expect(page.headers.get("cache-control")).toContain("no-store");
});

test("of a group that the bot may not see their own groups tell", async () => {
  const { answer } = await signIn(nova.authors[0]);

  expect(answer.body.who.roles).toEqual({ nova: ["contributor"], secret: ["contributor", "core"] });
});

test("a cookie that was there before opens nothing, and signing in again ends the old session", async () => {
  const planted = `slots-session=${"A".repeat(43)}`;
  const { pair } = await signIn(nova.cores[1], planted);
  expect(pair).not.toBe(planted);
  expect((await ask("session", { cookie: planted })).body.who).toBeNull();

  const { pair: next } = await signIn(nova.cores[1], pair);

  expect((await ask("session", { cookie: pair })).body.who).toBeNull();
  expect((await ask("session", { cookie: `${next}; ${pair}` })).body.who).toBeNull();
  expect((await ask("session", { cookie: next })).body.who.sessions).toHaveLength(1);
  await ask("session", { method: "DELETE", cookie: next });
  expect((await ask("session", { cookie: next })).body.who).toBeNull();
});

test("nothing is taken that was not sent by a page of this service", async () => {
  const { pair: cookie } = await signIn(nova.cores[0]);
  const body = { name: "mine", scopes: ["rank"], days: 1 };
  const post = (own: Sent["own"] = {}, more: Partial<Sent> = {}) =>
    ask("tokens", { method: "POST", cookie, body, own, ...more });

  expect((await post({ origin: address })).body.code).toBe("not-from-here");
  expect((await post({ "x-review-slots": "1" })).body.code).toBe("not-from-here");
  expect((await post({ "x-review-slots": "1", origin: "https://evil.example" })).status).toBe(403);
  const crossSite = { ...fromHere(), "sec-fetch-site": "cross-site" };
  expect((await post(crossSite)).status).toBe(403);
  expect((await post({ ...fromHere(), "sec-fetch-site": "same-site" })).status).toBe(403);
  const text = { "content-type": "text/plain" };
  expect((await post(fromHere(), { headers: text })).body.code).toBe("not-json");
  expect((await post(fromHere(), { body: "{" })).body.code).toBe("bad-body");
  expect((await post(fromHere(), { body: `{"a":"${"x".repeat(70_000)}"}` })).status).toBe(413);
  // Who sends a token is asked for no origin, and their cookie counts for nothing.
  const bearer = { authorization: `Bearer slots_${"A".repeat(43)}` };
  expect((await post({}, { headers: bearer })).body.code).toBe("signed-out");
  expect((await ask("tokens", { cookie })).body.tokens).toEqual([]);
});

test("a token is told once, names its owner, makes nothing, and is revoked", async () => {
  const { pair: cookie } = await signIn(nova.cores[0]);
  const body = { name: "nightly", scopes: ["rank"], project: "nova", days: 1 };
  const made = await ask("tokens", { method: "POST", cookie, body });
  expect(made.status).toBe(201);
  const headers = { authorization: `Bearer ${made.body.secret}` };

  const { who } = (await ask("session", { headers, own: {} })).body;
  expect(who).toMatchObject({ by: "token", scopes: ["rank"], sessions: [] });
  expect(Object.keys(who.roles)).toEqual(["nova"]);
  const again = await ask("tokens", { method: "POST", headers, body, own: {} });
  expect(again.body.code).toBe("only-in-browser");
  const listed = await ask("tokens", { cookie });
  expect(listed.text).not.toContain(made.body.secret);
  const { id } = made.body.token;
  const { pair: other } = await signIn(nova.cores[1]);
  expect((await ask(`tokens/${id}`, { method: "DELETE", cookie: other })).status).toBe(404);
  expect((await ask(`tokens/${id}`, { method: "DELETE", cookie })).status).toBe(200);

  expect((await ask("session", { headers, own: {} })).body.who).toBeNull();
});

test("a persona is nobody outside of the demonstration, and a program's account signs nobody in", async () => {
  const asked = (body: object) => ask("session", { method: "POST", body });

  expect((await asked({ persona: "core" })).status).toBe(403);
  expect((await asked(proofOf(nova.bot))).body.code).toBe("service-account");
  expect((await asked({ username: "dana:x", token: "y" })).body.code).toBe("bad-body");
  expect((await asked({ username: "dana\r\nx: y", token: "y" })).body.code).toBe("bad-body");
  expect((await asked({ username: "dana", token: { a: 1 } })).body.code).toBe("bad-body");
  expect((await asked({ username: "dana", token: "x", server: "../x" })).status).toBe(403);
});

test("a wrong token says what to do, and after ten tries to wait; a server that is away says so", async () => {
  const { username } = nova.authors[1];
  const wrong = () =>
    ask("session", { method: "POST", body: { username, token: "wrong-horse-battery" } });
  const heal = place.server.sandbox.faults.add({ fault: { kind: "reset" } });
  expect((await wrong()).body.code).toBe("server-silent");
  heal();

  const answers = [];
  for (let tried = 0; tried < 10; tried += 1) answers.push(await wrong());

  expect(answers[0]).toMatchObject({ status: 401, body: { code: "wrong-token" } });
  const last = answers.at(-1);
  expect(last).toMatchObject({ status: 429, body: { code: "too-many" } });
  expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0);
}, 60_000);

test("what somebody proved themselves with stands in no log and nowhere in the state", async () => {
  const secrets = [nova.cores[0].password, nova.authors[0].password, "wrong-horse-battery"];
  const data = place.settings.SLOTS_DATA;
  const files = await readdir(data, { recursive: true, withFileTypes: true });
  const kept = await Promise.all(
    files
      .filter((file) => file.isFile())
      .map((file) => readFile(join(file.parentPath, file.name), "latin1")),
  );
  const all = [...kept, service.said()].join("\n");

  expect(all).toContain(nova.cores[0].username);
  for (const secret of secrets) {
    const pair = Buffer.from(`${nova.cores[0].username}:${secret}`).toString("base64");
    expect(all.includes(secret), secret.slice(0, 3)).toBe(false);
    expect(all.includes(pair)).toBe(false);
  }
  expect(all).not.toMatch(/slots_[\w-]{43}/);
});
