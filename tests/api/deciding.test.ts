import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CommandKind } from "#lib/domain/command.ts";
import { can, type Role } from "#lib/domain/roles.ts";
import { createGroup, createPerson } from "#tests/support/people.ts";
import { createProject } from "#tests/support/projects.ts";
import { novaToPublish } from "#tests/support/published-nova.ts";
import type { Person } from "#tests/support/review-server.ts";
import { answerOf, slotsHere } from "#tests/support/slots-command.ts";
import { type ApiDocument, answerChecker } from "./document.ts";

let address: string;
let stop: () => Promise<void>;
let document: ApiDocument;
/** The cookie of each person's browser; nobody has none. */
const cookies = new Map<string, string | null>([["nobody", null]]);

/** What each of them is in the two projects. */
const people: Readonly<Record<string, Readonly<Record<string, readonly Role[]>>>> = {
  nobody: { nova: [], glance: [] },
  jay: { nova: ["contributor"], glance: ["contributor"] },
  dana: { nova: ["contributor", "core"], glance: ["contributor"] },
  lea: { nova: ["contributor"], glance: ["contributor", "core", "lead"] },
  oli: { nova: ["contributor", "operator"], glance: ["contributor", "operator"] },
};

beforeAll(async () => {
  const glance = {
    repositories: ["openstack/glance"],
    cores: "glance-leads",
    leads: "glance-leads",
  };
  const place = await novaToPublish({
    projects: { nova: {}, glance },
    operators: ["oli"],
    publicUrl: "https://slots.example.org/",
  });
  const { server, nova, folder, settings, publish } = place;
  const [lea, oli] = [await createPerson(server, "lea"), await createPerson(server, "oli")];
  await createGroup(server, "glance-leads", [lea], { visibleToAll: true });
  await createProject(server, "openstack/glance", ["master"]);
  const slots = slotsHere(settings);
  const names = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const approved = "2014-04-01";
  const blueprints = names.map((name) => ({ name, title: name, kind: "feature", approved }));
  const file = join(folder.path, "blueprints.json");
  await writeFile(file, JSON.stringify({ blueprints }));
  for (const project of ["nova", "glance"])
    await answerOf(slots, "import", file, "--project", project);
  ({ address, stop } = await publish());
  for (const person of [nova.authors[0], nova.cores[0], lea, oli]) {
    cookies.set(person.username, await cookieOf(person));
  }
  document = (await (await fetch(`${address}api/v1/openapi.json`)).json()) as ApiDocument;
}, 300_000);

afterAll(() => stop?.());

type Sent = {
  readonly method?: string;
  readonly body?: unknown;
  readonly cookie?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
};

const ours = { "sec-fetch-site": "same-origin", "x-review-slots": "1" };
const json = { "content-type": "application/json" };

async function send(path: string, { method = "POST", body = {}, cookie, headers }: Sent) {
  const response = await fetch(`${address}api/v1/${path}`, {
    method,
    headers: { ...(headers ?? { ...ours, ...json }), ...(cookie ? { cookie } : {}) },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text) };
}

async function cookieOf({ username, password: token }: Person): Promise<string> {
  const answer = await send("session", { body: { username, token } });
  expect(answer.status).toBe(200);
  return (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

type Route = {
  readonly path: string;
  readonly at: string;
  readonly kind: CommandKind;
  readonly method?: "PUT";
  readonly body?: object;
};

const place = { position: "top", version: 1 };
const of = (at: string, kind: CommandKind, body: object = {}) => ({
  path: `blueprints/{name}/${["away", "swap"].includes(at) ? at : "{verb}"}`,
  at: `blueprints/a/${at}`,
  ...{ kind, body },
});
const on = (verb: string, kind: CommandKind) => ({
  path: "changes/{number}/{verb}",
  at: `changes/4711/${verb}`,
  kind,
});
const whole = (at: string, kind: CommandKind, body: object = {}) => ({ path: at, at, kind, body });

/** Every route by which something is decided, with a body that it takes. */
const routes: readonly Route[] = [
  { path: "backlog/{name}", at: "backlog/c", kind: "rank", method: "PUT", body: place },
  {
    ...{ path: "backlog", at: "backlog", kind: "rank", method: "PUT" },
    body: { ...place, blueprints: ["c", "d"] },
  },
  of("assign", "assign"),
  of("release", "release"),
  of("bump", "bump"),
  of("defer", "defer"),
  of("withdraw", "withdraw"),
  of("done", "done"),
  of("reopen", "reopen"),
  of("ready", "ready"),
  of("away", "away", { until: "2031-01-31" }),
  of("swap", "swap", { with: "b" }),
  on("exempt", "exempt"),
  on("lift", "exempt"),
  on("take-back", "take-back"),
  on("unlink", "unlink"),
  {
    ...{ path: "policy", at: "policy", kind: "policy", method: "PUT" },
    body: { settings: { "slots.count": "8" }, version: 1 },
  },
  { path: "plan", at: "plan", kind: "approve" },
  { path: "plan/{id}/approve", at: "plan/0123/approve", kind: "approve" },
  whole("pause", "pause"),
  whole("resume", "resume"),
  whole("holds/remove-all", "remove-holds"),
  whole("import", "import", { text: "blueprints: []" }),
];

/** Of these it depends on what they undo who may. */
const undoing = ["pending/{id}/cancel", "history/{seq}/undo"];

const isPreviewed = ({ path }: Route) => path !== "plan";

test("the table has every route by which something is decided", () => {
  const prefix = "/projects/{project}/";
  const deciding = Object.entries(document.paths)
    .filter(([path, methods]) => path.startsWith(prefix) && ("post" in methods || "put" in methods))
    .map(([path]) => path.slice(prefix.length));
  expect([...new Set([...routes.map(({ path }) => path), ...undoing])].toSorted()).toEqual(
    deciding.toSorted(),
  );
});

describe.each(Object.entries(people))("%s", (name, roles) => {
  test.each(["nova", "glance"])(
    "decides in %s what their roles allow, and nothing else",
    async (key) => {
      for (const route of routes) {
        const answer = await ask(key, route, cookies.get(name) ?? null);
        const told = `${route.at} answered ${answer.status} ${JSON.stringify(answer.body)}`;
        expect(expectedFor(route, roles[key] ?? []), told).toContain(answer.status);
      }
    },
    60_000,
  );
});

const ask = (key: string, route: Route, cookie: string | null) =>
  send(`projects/${key}/${route.at}`, {
    method: route.method ?? "POST",
    body: isPreviewed(route) ? { ...route.body, preview: true } : route.body,
    cookie,
  });

/** Who may is told what would follow, or what is in the way; nobody else is told anything. */
function expectedFor({ kind }: Route, roles: readonly Role[]): readonly number[] {
  if (roles.length === 0) return [401];
  return can({ roles }, kind) ? [200, 404, 409] : [403];
}

test("nobody who is signed out undoes anything", async () => {
  for (const at of ["pending/1/cancel", "history/1/undo"]) {
    expect((await send(`projects/nova/${at}`, {})).status).toBe(401);
  }
});

test("a preview and a decision are as the document has them, and a preview changes nothing", async () => {
  const check = answerChecker(document);
  const cookie = cookies.get("dana") ?? null;
  const path = "/projects/{project}/backlog/{name}";
  const schema = (body: unknown, status: number) =>
    check.answer(path, status, status === 200 ? "application/json" : problems, body, "put");
  const put = (body: object) => send("projects/nova/backlog/h", { method: "PUT", body, cookie });

  const preview = await put({ ...place, preview: true });
  const done = await put(place);
  const stale = await put({ position: { after: "b" }, version: 1 });

  expect(preview).toMatchObject({ status: 200, body: { kind: "preview", undo: null } });
  expect(done).toMatchObject({ status: 200, body: { kind: "done", order: 2 } });
  expect(stale).toMatchObject({
    status: 409,
    body: {
      ...{ code: "order-moved", order: 2 },
      blueprints: ["h", "a", "b", "c", "d", "e", "f", "g"],
      moves: [{ who: "dana", blueprint: "h", from: 8, to: 1, why: null }],
    },
  });
  expect([schema(preview.body, 200), schema(done.body, 200), schema(stale.body, 409)]).toEqual([
    ...[[], [], []],
  ]);
  const undone = await send(`projects/nova/history/${done.body.undo.decision}/undo`, { cookie });
  expect(undone).toMatchObject({ status: 200, body: { kind: "done", order: 3 } });
});

const problems = "application/problem+json";

describe("what another site, a broken page or a careless script sends is refused before anything is read", () => {
  const { "x-review-slots": _gate, ...withoutGate } = ours;
  test.each<[string, Sent, number, string]>([
    [
      "from another site",
      { headers: { ...ours, ...json, "sec-fetch-site": "cross-site" } },
      403,
      "not-from-here",
    ],
    [
      "from a page beside us",
      { headers: { ...ours, ...json, "sec-fetch-site": "same-site" } },
      403,
      "not-from-here",
    ],
    [
      "from a foreign origin",
      { headers: { ...json, "x-review-slots": "1", origin: "https://evil.example" } },
      403,
      "not-from-here",
    ],
    ["from nowhere", { headers: { ...json, "x-review-slots": "1" } }, 403, "not-from-here"],
    ["as a form could", { headers: { ...withoutGate, ...json } }, 403, "not-from-here"],
    ["as plain text", { headers: { ...ours, "content-type": "text/plain" } }, 415, "not-json"],
    [
      "as a form",
      { headers: { ...ours, "content-type": "application/x-www-form-urlencoded" } },
      415,
      "not-json",
    ],
    ["as broken JSON", { body: '{"reason":' }, 400, "bad-body"],
    ["as a list", { body: "[]" }, 400, "bad-body"],
    ["with something unknown in it", { body: { reason: "x", admin: true } }, 400, "bad-body"],
    ["with a reason of spaces", { body: { reason: "   " } }, 400, "bad-body"],
    ["with a reason that nobody can see", { body: { reason: "\u200B" } }, 400, "bad-body"],
    [
      "with a reason of letters that nobody can see",
      { body: { reason: "\u3164\u3164" } },
      400,
      "bad-body",
    ],
    ["with a reason without end", { body: { reason: "x".repeat(1_001) } }, 400, "bad-body"],
    ["with a body without end", { body: { reason: "x".repeat(70_000) } }, 413, "too-large"],
  ])("%s", async (_how, sent, status, code) => {
    const answer = await send("projects/nova/pause", {
      cookie: cookies.get("dana") ?? null,
      ...sent,
    });
    expect(answer.body).toMatchObject({ status, code });
    const board = await (await fetch(`${address}api/v1/projects/nova/plan`)).json();
    expect(board).toMatchObject({ paused: false });
  });
});

test("what is imported is not even read for who may not import, and says what is wrong with it for who may", async () => {
  const body = { text: "blueprints: *nothing", preview: true };
  const sent = (who: string) =>
    send("projects/nova/import", { body, cookie: cookies.get(who) ?? null });

  expect((await sent("dana")).body).toMatchObject({ status: 403, code: "not-allowed" });
  expect((await sent("oli")).body).toMatchObject({ status: 400, code: "bad-import" });
});

test("who decides without end is told when to go on", async () => {
  const cookie = cookies.get("jay") ?? null;
  let answer = await send("projects/nova/pause", { cookie });
  for (let sent = 1; sent < 200 && answer.status !== 429; sent++) {
    answer = await send("projects/nova/pause", { cookie });
  }
  expect(answer.body).toMatchObject({ status: 429, code: "too-many" });
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
}, 60_000);

test("who has looked and decided without end takes back what they decided all the same", async () => {
  const cookie = cookies.get("lea") ?? null;
  const untilTooMany = async (body: object) => {
    let answer = await send("projects/nova/pause", { cookie, body });
    for (let sent = 1; sent < 200 && answer.status !== 429; sent++) {
      answer = await send("projects/nova/pause", { cookie, body });
    }
    return answer.body;
  };
  expect(await untilTooMany({ preview: true })).toMatchObject({
    detail: "These are too many previews at once.",
  });
  const why = { reason: "for the release" };
  const done = await send("projects/glance/pause", { cookie, body: why });
  expect(done).toMatchObject({ status: 200, body: { kind: "done" } });
  expect(await untilTooMany({})).toMatchObject({ detail: "These are too many decisions at once." });

  const undo = `projects/glance/history/${done.body.undo.decision}/undo`;
  expect(await send(undo, { cookie })).toMatchObject({ status: 200, body: { kind: "done" } });
  const late = await send("projects/glance/pending/1/cancel", { cookie });
  expect(late.body).toMatchObject({ code: "not-pending" });
}, 60_000);
