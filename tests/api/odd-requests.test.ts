import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { novaToPublish } from "#tests/support/published-nova.ts";

let address: string;
let stop: () => Promise<void>;
/** The cookie of a core. */
let session: string;

beforeAll(async () => {
  const { nova, publish } = await novaToPublish({
    projects: { nova: {} },
    publicUrl: "https://slots.example.org/",
  });
  ({ address, stop } = await publish());
  const { username, password: token } = nova.cores[0];
  const signedIn = await send("session", { body: { username, token } });
  session = (signedIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}, 300_000);

afterAll(() => stop?.());

const ours = { "sec-fetch-site": "same-origin", "x-review-slots": "1" };
const json = { "content-type": "application/json" };

type Sent = {
  readonly body: object;
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

async function send(path: string, { body, cookie, headers }: Sent) {
  const response = await fetch(`${address}api/v1/${path}`, {
    method: "POST",
    headers: { ...(headers ?? { ...ours, ...json }), ...(cookie ? { cookie } : {}) },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text) };
}

test("of who is signed out no body is read, however large it is and however long it takes", async () => {
  const large = await send("projects/nova/import", { body: { text: "x".repeat(5_000_000) } });
  const { status, text } = await unended("projects/nova/import", {
    ...{ ...ours, ...json },
    "transfer-encoding": "chunked",
  });

  expect(large.body).toMatchObject({ status: 401, code: "signed-out" });
  expect([status, JSON.parse(text).code]).toEqual([401, "signed-out"]);
});

/** The answer to a request of which the body never ends. */
async function unended(path: string, headers: Readonly<Record<string, string>>) {
  const sent = request(`${address}api/v1/${path}`, { method: "POST", headers });
  sent.write('{"text":"');
  try {
    const signal = AbortSignal.timeout(8_000);
    const [response] = (await once(sent, "response", { signal })) as [IncomingMessage];
    let text = "";
    for await (const chunk of response.setEncoding("utf8")) text += chunk;
    return { status: response.statusCode, text };
  } finally {
    sent.on("error", () => undefined).destroy();
  }
}

describe("whatever is odd about an address is refused in words, and nothing is decided", () => {
  test.each([
    ["projects/%zz/pause", 400, "bad-address"],
    ["projects/%E0%A4%A/pause", 400, "bad-address"],
    ["projects/nova/blueprints/%FF/release", 400, "bad-address"],
    ["%", 400, "bad-address"],
    ["projects/Nova/pause", 404, "unknown-project"],
    ["projects/%256eova/pause", 404, "unknown-project"],
    ["projects/__proto__/pause", 404, "unknown-project"],
    ["projects/nova/blueprints/a%252f/ready", 404, "unknown-blueprint"],
    ["projects/nova/blueprints/a/constructor", 400, "bad-parameter"],
    ["projects/nova/history/0x96/undo", 400, "bad-parameter"],
    ["projects/nova/history/1e1/undo", 400, "bad-parameter"],
    ["projects/nova/history/%205/undo", 400, "bad-parameter"],
    ["projects/nova/pending/0x1/cancel", 400, "bad-parameter"],
    ["projects/nova/pause?preview=true", 400, "bad-parameter"],
    ["projects/nova/pause?token=slots_x", 400, "bad-parameter"],
  ])("%s", async (path, status, code) => {
    const cookie = session;
    const answer = await send(path, { cookie, body: { reason: "a test" } });
    expect(answer.body).toMatchObject({ status, code });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });

  test.each(["%E0%A4%A", "nova/%", "nova/blueprints/%FF"])("the page /%s", async (path) => {
    const page = await fetch(`${address}${path}`);
    expect([page.status, page.headers.get("content-type")]).toEqual([
      404,
      "text/html; charset=utf-8",
    ]);
    expect(await page.text()).toContain("</html>");
  });
});

describe("what is wrong with a body is told in our words, with the field and what it takes", () => {
  const settings = (json: string) => `{"version":1,"reason":"x","settings":${json}}`;
  test.each([
    ["POST", "tokens", '{"name":"a","scopes":[],"days":1}', "scopes: It takes 1 entry or more."],
    [
      "POST",
      "tokens",
      '{"name":"a","scopes":["all"],"days":1}',
      "scopes.0: It takes rank, steer or govern.",
    ],
    ["POST", "tokens", '{"name":"a","scopes":["rank"],"days":400}', "days: It takes 365 at most."],
    [
      "PUT",
      "projects/nova/policy",
      settings('{"slots.count":11}'),
      "settings.slots.count: It takes text, in quotes.",
    ],
    [
      "PUT",
      "projects/nova/policy",
      settings('{"__proto__":"11"}'),
      "There is no field __proto__ here.",
    ],
    [
      "PUT",
      "projects/nova/policy",
      '{"settings":{},"reason":"x"}',
      "version: It is missing; it takes a number.",
    ],
    [
      "PUT",
      "projects/nova/backlog/a",
      '{"version":1,"position":"middle"}',
      "position: It takes a rank from 1, top, bottom, {before: name} or {after: name}.",
    ],
    ["POST", "projects/nova/pause", '{"admin":true}', "There is no field admin here."],
    ["POST", "projects/nova/pause", "[]", "It takes an object."],
    [
      "POST",
      "projects/nova/pause",
      '{"reason":"a\\nb"}',
      "reason: It has a character that nobody sees, U+000A at place 2; leave that out.",
    ],
  ])("%s %s %s", async (method, path, body, detail) => {
    const headers = { ...ours, ...json, cookie: session };
    const answer = await fetch(`${address}api/v1/${path}`, { method, headers, body });
    expect(await answer.json()).toMatchObject({ status: 400, code: "bad-body", detail });
  });
});

describe("what is odd about a request decides nothing", () => {
  const here = () => new URL(address).host;
  test.each<[string, () => Readonly<Record<string, string>>, number]>([
    ["an origin of nothing", () => ({ origin: "null" }), 403],
    ["this host without https", () => ({ origin: `http://${here()}` }), 403],
    [
      "this host as the name of somebody",
      () => ({ origin: `https://${here()}@evil.example` }),
      403,
    ],
    ["this host by another protocol", () => ({ origin: `ftp://${here()}` }), 403],
    ["two origins", () => ({ origin: `https://${here()}, https://evil.example` }), 403],
    ["no page at all", () => ({ "sec-fetch-site": "none" }), 403],
    ["two words of one cookie", () => ({ ...ours, cookie: `${session}; ${session}` }), 401],
    ["another cookie first", () => ({ ...ours, cookie: `__Host-slots=x; ${session}` }), 401],
    ["a broken token beside the cookie", () => ({ ...ours, authorization: "Bearer x" }), 401],
    ["another proof beside the cookie", () => ({ ...ours, authorization: "Basic eDp5" }), 401],
    ["a list of types", () => ({ ...ours, "content-type": "application/json, text/plain" }), 415],
    ["a type that begins so", () => ({ ...ours, "content-type": "application/jsonp" }), 415],
  ])("%s", async (_what, odd, status) => {
    const headers = { ...json, "x-review-slots": "1", cookie: session, host: here(), ...odd() };
    const answer = await send("projects/nova/pause", { body: { reason: "a test" }, headers });
    expect(answer.status).toBe(status);
  });

  test.each(["GET", "PUT", "PATCH", "DELETE"])("the method %s", async (method) => {
    const headers = { ...ours, cookie: session, "x-http-method-override": "POST" };
    const answer = await fetch(`${address}api/v1/projects/nova/pause`, { method, headers });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
  });
});

test("and the project goes on", async () => {
  const plan = await (await fetch(`${address}api/v1/projects/nova/plan`)).json();
  expect(plan).toMatchObject({ paused: false });
});
