import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { apiDocument } from "#app/api/v1/document.ts";
import { GET } from "#app/api/v1/projects/[project]/events/route.ts";
import { loadConfig } from "#lib/config.ts";
import type { NewBlueprint } from "#lib/database/store.ts";
import { createMemory } from "#lib/flow/memory.ts";
import type { Project } from "#lib/flow/needs.ts";
import { rankBlueprint } from "#lib/flow/rank-blueprint.ts";
import { keepRunning, sayFarewell } from "#lib/running.ts";
import { openQueue, openServices, type Services } from "#lib/services.ts";
import { readEvents } from "#tests/support/event-reader.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { type ApiDocument, answerChecker } from "./document.ts";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let services: Services;
let project: Project;
let close: () => Promise<void>;

beforeEach(async () => {
  folder = await temporaryFolder();
  const file = join(folder.path, "slots.config.yaml");
  await writeFile(file, JSON.stringify(configuration));
  const settings = { SLOTS_CONFIG: file, SLOTS_DATA: join(folder.path, "data"), SECRET: "x" };
  services = await openServices(loadConfig(settings), resolve("."));
  const jobs = await openQueue(services.config);
  keepRunning({
    services,
    since: services.now(),
    jobs,
    memory: createMemory(),
    stop: async () => {},
  });
  project = services.projects.get("nova") ?? expect.fail("no project");
  await services.database.transaction((store) =>
    store.blueprints.add("nova", ["first", "second", "third"].map(approved), new Date()),
  );
  close = async () => {
    await jobs.close();
    await services.close();
  };
});

afterEach(async () => {
  await close();
  await folder[Symbol.asyncDispose]();
});

const configuration = {
  publicUrl: "http://slots.example.org/",
  servers: {
    gerrit: {
      kind: "gerrit",
      url: "http://127.0.0.1:1/",
      username: "b",
      password: { env: "SECRET" },
    },
  },
  projects: { nova: { server: "gerrit", repositories: ["openstack/nova"], branches: ["master"] } },
};

const approved = (name: string): NewBlueprint => ({
  ...{ name, title: name, kind: "feature", spec: null, owner: null },
  approvedAt: new Date("2014-04-01T00:00:00Z"),
});

const ask = (headers: Record<string, string> = {}) =>
  GET(new Request("http://127.0.0.1/api/v1/projects/nova/events", { headers }), {
    params: Promise.resolve({ project: "nova" }),
  });

/** The stream as a reader gets it that has seen the decision `lastId`. */
async function listen(lastId?: string) {
  const response = await ask(lastId === undefined ? {} : { "last-event-id": lastId });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  return readEvents(response);
}

/** Moves a blueprint to the top; gives the number of that decision. */
async function toTop(blueprint: string): Promise<number> {
  const person = { who: "a core", reason: null };
  await rankBlueprint(services, project, { blueprint, place: { kind: "top" }, seen: null }, person);
  const [newest] = await services.database.store.history.list("nova", { limit: 1 });
  return newest?.seq ?? 0;
}

test("a reader is told how it stands, and then of each decision and of what it made of it", async () => {
  const events = await listen();
  const now = await events.next();
  expect(now).toMatchObject({ event: "snapshot", data: { at: null } });
  expect(events.state.retry).toBe("2000");

  const seq = await toTop("third");

  expect(await events.next()).toMatchObject({
    event: "history",
    id: String(seq),
    data: { seq, who: "a core", kind: "rank", blueprint: "third" },
  });
  const then = await events.next();
  expect(then).toMatchObject({ event: "snapshot", id: String(seq), data: { seq } });
  expect(then?.data).not.toEqual({ ...Object(now?.data), seq });
  await events.cancel();
});

test("that a server was read is told although nothing was decided", async () => {
  const events = await listen();
  await events.next();
  const at = new Date("2014-07-14T12:00:00Z");

  await services.database.transaction((store) => store.servers.save("gerrit", { lastReadAt: at }));

  expect(await events.next()).toMatchObject({ event: "snapshot", data: { at: at.toISOString() } });
  await events.cancel();
});

test("who was away is told what was decided meanwhile, in order", async () => {
  const first = await toTop("second");
  const second = await toTop("third");

  const events = await listen(String(first - 1));

  const told = [await events.next(), await events.next(), await events.next()];
  expect(told.map((one) => [one?.event, one?.id])).toEqual([
    ["history", String(first)],
    ["history", String(second)],
    ["snapshot", String(second)],
  ]);
  await events.cancel();
});

test("who missed too much, or knows more than there is, is told to read anew", async () => {
  const start = await toTop("second");
  const decided = { project: "nova", at: new Date(), who: "a core", kind: "note", code: "note" };
  const row = { ...decided, change: null, blueprint: null, reason: null, text: "…", facts: {} };
  const rows = Array.from({ length: 250 }, () => row);
  await services.database.transaction((store) => store.history.add(rows));

  for (const [lastId, why] of [
    [String(start), "too-many"],
    ["999999", "unknown-id"],
    ["nonsense", "unknown-id"],
  ] as const) {
    const events = await listen(lastId);
    expect(await events.next()).toMatchObject({ event: "reset", data: { why } });
    expect(await events.next()).toMatchObject({ event: "snapshot", data: { seq: start + 250 } });
    await events.cancel();
  }
});

test("many decisions at once are not told one by one", async () => {
  const events = await listen();
  await events.next();
  const decided = { project: "nova", at: new Date(), who: "a core", kind: "note", code: "note" };
  const row = { ...decided, change: null, blueprint: null, reason: null, text: "…", facts: {} };

  const rows = Array.from({ length: 201 }, () => row);
  await services.database.transaction((store) => store.history.add(rows));

  expect(await events.next()).toMatchObject({ event: "reset", data: { why: "too-many" } });
  const standing = await events.next();
  const seq = await toTop("third");
  expect(standing).toMatchObject({ event: "snapshot", data: { seq: seq - 1 } });
  expect(await events.next()).toMatchObject({ event: "history", id: String(seq) });
  await events.cancel();
});

test("two thousand read at once; who comes then is told when to come again", async () => {
  const streams = [];
  for (let count = 0; count < 2_000; count += 1) streams.push(await listen());

  const refused = await ask();

  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).toBe("30");
  const problem = await refused.json();
  expect(problem).toMatchObject({ code: "too-many-streams" });
  const { answer } = answerChecker(apiDocument("1.0.0") as ApiDocument);
  const path = "/projects/{project}/events";
  expect(answer(path, 503, "application/problem+json", problem)).toEqual([]);
  await streams.pop()?.cancel();
  streams.push(await listen());
  expect((await ask()).status).toBe(503);
  await Promise.all(streams.map((stream) => stream.cancel()));
});

test("when the service stops its streams end, and no new one is opened", async () => {
  const events = await listen();
  await events.next();

  await sayFarewell();

  expect(await events.next()).toBeNull();
  const refused = await ask();
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).toBe("30");
  expect(await refused.json()).toMatchObject({ code: "too-many-streams" });
});
