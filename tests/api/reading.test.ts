import { afterAll, beforeAll, expect, test } from "vitest";
import { publishedProject } from "#tests/app/published-project.ts";
import { wordsOf } from "#tests/support/html.ts";
import { answerOf } from "#tests/support/slots-command.ts";
import { type ApiDocument, answerChecker, routedPaths } from "./document.ts";

let published: Awaited<ReturnType<typeof publishedProject>>;
let api: string;
let document: ApiDocument;

beforeAll(async () => {
  published = await publishedProject();
  api = `${published.address}api/v1`;
  document = (await (await fetch(`${api}/openapi.json`)).json()) as ApiDocument;
}, 300_000);

afterAll(() => published.stop());

/** Something that is there, for each parameter of a path. */
const filled = (path: string) =>
  path
    .replace("{project}", "nova")
    .replace("blueprints/{name}", "blueprints/NUMA.placement")
    .replace("people/{name}", "people/jay")
    .replace("{number}", String(published.changes.held));

/** With the parameters that change what an answer has. */
const asked = (path: string) => [
  filled(path),
  ...(questions[path] ?? []).map((query) => `${filled(path)}?${query}`),
];

const today = new Date().toISOString().slice(0, 10);

const questions: Readonly<Record<string, readonly string[]>> = {
  "/find": ["q=numa", "q=cells-v3", "q=jay", "q=nothing+at+all+here", "q=numa&as=text"],
  "/projects/{project}/backlog": [
    ...["limit=2&after=1", "state=in-line&kind=feature&q=numa", `at=${today}&limit=2&after=1`],
  ],
  "/projects/{project}/board": [`at=${today}`],
  "/projects/{project}/changes": ["verdict=waiting&held=true&limit=2", "human2=true", "owner=JAY"],
  "/projects/{project}/history": ["limit=3", "kind=hold&blueprint=numa.placement", "after=1"],
};

/** Every page of a list, by the addresses that lead from one to the next. */
async function pagesFrom(path: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const pages: Readonly<Record<string, unknown>>[] = [];
  for (let next: unknown = `/api/v1${path}`; typeof next === "string"; ) {
    const body: Readonly<Record<string, unknown>> = await (
      await fetch(new URL(next, published.address))
    ).json();
    pages.push(body);
    next = body["next"];
  }
  return pages;
}

/** Where a project is read; sessions and tokens are somebody's own. */
const readPaths = () =>
  Object.entries(document.paths)
    .filter(([path, { get }]) => get !== undefined && !isStream(path) && !isOwn(path))
    .map(([path]) => path);

const isOwn = (path: string) => /^\/(session|tokens)/.test(path);

const isStream = (path: string) => path.endsWith("/events");

test("every route stands in the document, and nothing else does", () => {
  expect(document.openapi).toBe("3.1.1");
  expect(Object.keys(document.paths).toSorted()).toEqual(routedPaths());
});

test("every answer is as the document has it, and names its snapshot", async () => {
  const check = answerChecker(document);
  for (const path of readPaths()) {
    for (const address of asked(path)) {
      const response = await fetch(`${api}${address}`);
      const body = await response.json();

      expect(response.headers.get("content-type"), address).toBe("application/json");
      expect(check.answer(path, response.status, "application/json", body), address).toEqual([]);
      const taken = { id: expect.any(String), at: expect.stringMatching(/^\d{4}-/) };
      expect(body, address).toMatchObject({ snapshot: taken });
    }
  }
}, 60_000);

test("an answer has an id, and lets a browser that opens it run nothing", async () => {
  const { headers } = await fetch(new URL("/api/v1/projects/nova/board", published.address));
  expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers.get("content-security-policy")).toMatch(/^default-src 'none';/);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});

test("a change is explained in the words of its page and of slots why", async () => {
  const { held } = published.changes;
  const change = await (await fetch(`${api}/projects/nova/changes/${held}`)).json();
  const why = await answerOf<Readonly<Record<string, unknown>>>(
    published.slots,
    "why",
    String(held),
  );

  const { text, verdict, doNow, needNot, until, position } = why;
  expect(change).toMatchObject({
    text,
    verdict,
    doNow,
    needNot,
    until,
    position,
    win: { text: why["win"] },
  });
  const page = await (await fetch(`${published.address}nova/changes/${held}`)).text();
  expect(wordsOf(page)).toContain(String(text));
}, 60_000);

test("what was just committed is in the very next answer", async () => {
  const names = async () => {
    const body = await (await fetch(`${api}/projects/nova/backlog`)).json();
    return Object(body["blueprints"]).map(({ name }: { name: string }) => name) as string[];
  };
  const move = (name: string, place: string) =>
    answerOf(published.slots, "rank", name, place, "--reason", "for a moment");
  const before = await names();
  const last = before.at(-1) ?? "";

  await move(last, "top");
  expect(await names()).toEqual([last, ...before.slice(0, -1)]);
  await move(last, "bottom");
  expect(await names()).toEqual(before);
}, 60_000);

test("a list is read page by page, each entry once", async () => {
  const changes = await pagesFrom("/projects/nova/changes?limit=3");
  const history = await pagesFrom("/projects/nova/history?limit=10");
  const backlog = await pagesFrom("/projects/nova/backlog?limit=2&state=in-line");
  const numbers = changes.flatMap((page) => Object(page["changes"])).map(({ change }) => change);
  const seqs = history.flatMap((page) => Object(page["decisions"])).map(({ seq }) => seq);
  const ranks = backlog.flatMap((page) => Object(page["blueprints"])).map(({ rank }) => rank);

  expect(changes.length).toBeGreaterThan(2);
  expect(numbers).toEqual([...new Set<number>(numbers)].toSorted((a, b) => a - b));
  expect(numbers).toHaveLength(Number(changes[0]?.["total"]));
  expect(history.length).toBeGreaterThan(1);
  expect(seqs).toEqual([...new Set<number>(seqs)].toSorted((a, b) => b - a));
  expect(ranks).toHaveLength(Number(backlog[0]?.["total"]));
});

test("the board and the order are told as they were, with the decision that made them so", async () => {
  const ask = async (path: string) => await (await fetch(`${api}/projects/nova/${path}`)).json();
  const filled = (await ask("history?kind=fill&blueprint=cells-v3")).decisions[0];
  const justBefore = new Date(Date.parse(filled.at) - 1).toISOString();

  expect(await ask(`board?at=${filled.at}`)).toMatchObject({
    ...{ at: filled.at, last: { seq: filled.seq, text: filled.text }, gap: null },
    ...{ count: 1, occupied: 1, inLine: 4 },
    slots: [{ number: 1, blueprint: { name: "cells-v3", since: filled.at } }],
  });
  expect(await ask(`board?at=${justBefore}`)).toMatchObject({
    ...{ at: justBefore, next: { seq: filled.seq } },
    ...{ count: 1, occupied: 0, inLine: 5 },
    slots: [{ number: 1, blueprint: null }],
    line: [{ rank: 1, name: "cells-v3" }, { rank: 2 }, { rank: 3 }, { rank: 4 }, { rank: 6 }],
  });
  expect(await ask(`backlog?at=${justBefore}&after=4`)).toMatchObject({
    ...{ total: 6, next: null },
    blueprints: [
      { name: "spec-pending", place: { kind: "not-in-backlog", because: "unapproved" } },
      { name: "bad-link", place: { kind: "in-line" } },
    ],
  });
});

test("an order of the past is read page by page too", async () => {
  const pages = await pagesFrom(`/projects/nova/backlog?at=${today}&limit=4`);
  const names = pages.flatMap((page) => Object(page["blueprints"])).map(({ name }) => name);
  const board = await (await fetch(`${api}/projects/nova/board?at=${today}`)).json();

  expect(pages).toHaveLength(2);
  expect(names).toEqual([...new Set<string>(names)]);
  expect(names).toHaveLength(6);
  expect(board).toMatchObject({ at: null, next: null });
});

test.each(["board", `board?at=${today}`, `backlog?at=${today}`])(
  "who has the %s already is told so by its tag, until something changes",
  async (path) => {
    const first = await fetch(`${api}/projects/nova/${path}`);
    const etag = first.headers.get("etag") ?? "";
    const again = (tag: string) =>
      fetch(`${api}/projects/nova/${path}`, { headers: { "if-none-match": tag } });

    expect(etag).toMatch(/^"[\w-]+"$/);
    expect(first.headers.get("cache-control")).toBe("no-cache");
    expect((await again(etag)).status).toBe(304);
    expect((await again(`W/${etag}, "other"`)).status).toBe(304);
    expect((await again(`"other"`)).status).toBe(200);
  },
);

test("what can't be answered is a problem with a code, a sentence and a remedy", async () => {
  const check = answerChecker(document);
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${api}${path}`, init);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const problem = (await response.json()) as Readonly<Record<string, unknown>>;
    expect(check.component("Problem", problem)).toEqual([]);
    expect(problem["status"]).toBe(response.status);
    return problem;
  };

  expect(await ask("/projects/neutron/board")).toMatchObject({
    ...{ status: 404, code: "unknown-project", remedy: "There is nova." },
    type: "urn:review-slots:problem:unknown-project",
  });
  expect(await ask("/projects/nova/board?sort=up")).toMatchObject({
    ...{ status: 400, code: "bad-parameter", parameter: "sort" },
  });
  expect(await ask("/projects/nova/changes/abc")).toMatchObject({
    ...{ status: 400, code: "bad-parameter", parameter: "number" },
    remedy: "It takes a change's number in Gerrit.",
  });
  expect(await ask("/projects/nova/changes?verdict=held")).toMatchObject({
    ...{ status: 400, code: "bad-parameter", parameter: "verdict" },
    detail: "verdict can't be “held”.",
  });
  expect(await ask("/projects/nova/history?limit=0")).toMatchObject({
    ...{ status: 400, parameter: "limit" },
    remedy: "It takes a number from 1 to 500; 50 where it is not given.",
  });
  expect(await ask("/projects/nova/board?at=2026-02-30")).toMatchObject({
    ...{ status: 400, code: "bad-instant", parameter: "at" },
    detail: "“2026-02-30” is no day and no instant.",
  });
  expect(await ask("/projects/nova/backlog?at=2999-01-01")).toMatchObject({
    ...{ status: 400, code: "to-come", parameter: "at" },
  });
  expect(await ask("/projects/nova/board?at=2014-07-07")).toMatchObject({
    ...{ status: 404, code: "before-history" },
    remedy: expect.stringContaining(`Name ${today} or a later day, or an instant from ${today}T`),
  });
  expect(await ask(`/projects/nova/backlog?at=${today}&state=ready`)).toMatchObject({
    ...{ status: 400, code: "bad-parameter", parameter: "at" },
    remedy: expect.stringContaining("then without q, kind and state"),
  });
  expect(await ask("/projects/nova/changes/999999")).toMatchObject({
    ...{ status: 404, code: "unknown-change" },
  });
  expect(await ask("/projects/nova/blueprints/cells-v4")).toMatchObject({
    ...{ status: 404, code: "unknown-blueprint", remedy: "Did you mean “cells-v3”?" },
  });
  expect(await ask("/projects/nova/people/jey")).toMatchObject({
    ...{ status: 404, code: "unknown-person" },
  });
  expect(await ask("/nothing/here")).toMatchObject({ status: 404, code: "unknown-address" });
  expect(await ask("/projects", { method: "POST" })).toMatchObject({ status: 405 });
});
