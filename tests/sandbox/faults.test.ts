import { expect, test } from "vitest";
import type { Fault } from "#lib/sandbox/faults.ts";
import { createChange } from "#tests/support/changes.ts";
import type { Person } from "#tests/support/review-server.ts";
import { vote } from "#tests/support/votes.ts";
import { list, repository, sandboxWithAuthor } from "./stage.ts";

type Server = Awaited<ReturnType<typeof sandboxWithAuthor>>["server"];

test.each([
  ["too-many", 429, "Quota exceeded"],
  ["unavailable", 503, "Service Unavailable"],
  ["lock-failure", 503, "Lock failure"],
  ["login-page", 200, "<html>"],
] as const)("%s: the vote is refused with %i and not placed", async (kind, status, words) => {
  const { server, jay, number } = await withChange();
  server.sandbox.faults.add({ fault: { kind }, method: "POST" });

  const answer = await reviewBy(server, jay, number);

  expect(answer.status).toBe(status);
  expect(answer.text).toContain(words);
  expect(votesOn(server, number)).toEqual([]);
  expect(server.sandbox.log.at(-1)).toMatchObject({ fault: kind, isWrite: true });
  expect(server.sandbox.log.at(-1)?.status).toBeGreaterThanOrEqual(400);
});

test.each([
  ["reset", []],
  ["done-then-reset", [1]],
  ["broken-off", [1]],
] as const)("%s: the caller gets no answer, and the votes are %j", async (kind, votes) => {
  const { server, jay, number } = await withChange();
  server.sandbox.faults.add({ fault: { kind }, method: "POST" });

  await expect(reviewBy(server, jay, number)).rejects.toThrow();

  expect(votesOn(server, number)).toEqual(votes);
  const { status = 0, fault } = server.sandbox.log.at(-1) ?? {};
  expect({ isDone: status < 400, fault }).toEqual({ isDone: votes.length > 0, fault: kind });
});

test("truncated: half of the answer looks like the whole of it, and the vote stands", async () => {
  const { server, jay, number } = await withChange();
  server.sandbox.faults.add({ fault: { kind: "truncated" }, method: "POST" });

  await expect(reviewBy(server, jay, number)).rejects.toThrow("JSON");

  expect(votesOn(server, number)).toEqual([1]);
});

test("hang: nobody is answered and nothing is done, until the server stops", async () => {
  const { server, jay, number } = await withChange();
  server.sandbox.faults.add({ fault: { kind: "hang" }, method: "POST" });

  const answer = reviewBy(server, jay, number).catch(() => "ended");
  await until(() => server.sandbox.log.at(-1)?.fault === "hang");

  expect(votesOn(server, number)).toEqual([]);
  await server.stop();
  expect(await answer).toBe("ended");
});

test("slow: it is done at once and answered later", async () => {
  const { server, jay, number } = await withChange();
  server.sandbox.faults.add({ fault: { kind: "slow", milliseconds: 300 }, method: "POST" });
  const begun = performance.now();

  const answer = reviewBy(server, jay, number);
  await until(() => votesOn(server, number).length > 0);
  const doneAfter = performance.now() - begun;

  expect((await answer).status).toBe(200);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(295);
  expect(doneAfter).toBeLessThan(performance.now() - begun);
});

test("a listing loses rows or has them twice, and its last row always stays", async () => {
  const { server, jay } = await withChange(11);
  const all = numbersOf(await list(server, jay, "q=status:open&n=8"));
  const seen = async (kind: Fault["kind"] & `rows-${string}`) => {
    const end = server.sandbox.faults.add({ fault: { kind }, path: /\/changes\/\?/ });
    const rows = await list(server, jay, "q=status:open&n=8");
    end();
    return rows;
  };

  const fewer = await seen("rows-missing");
  const more = await seen("rows-doubled");

  expect(fewer.length).toBeLessThan(all.length);
  expect(all).toEqual(expect.arrayContaining(numbersOf(fewer)));
  expect(more.length).toBeGreaterThan(all.length);
  expect([...new Set(numbersOf(more))]).toEqual(all);
  for (const rows of [fewer, more]) expect(rows.at(-1)).toMatchObject({ _more_changes: true });
});

test("clock-off: the date of the answer and what was written down are a day ahead", async () => {
  const { server, jay, number } = await withChange();
  const day = 86_400_000;
  server.sandbox.faults.add({ fault: { kind: "clock-off", milliseconds: day } });

  await vote(server, jay, number, "Code-Review", 1);
  const { headers } = await fetch(`${server.url}config/server/version`);

  const tomorrow = Date.now() + day;
  expect(Math.abs(Date.parse(headers.get("date") ?? "") - tomorrow)).toBeLessThan(60_000);
  const { updated = "" } = server.sandbox.state.changes.get(number) ?? {};
  expect(Math.abs(Date.parse(`${updated.slice(0, 19)}Z`) - tomorrow)).toBeLessThan(60_000);
  expect(Date.parse(server.sandbox.log.at(-1)?.at ?? "")).toBeLessThan(tomorrow - day / 2);
});

test("a rule befalls only whom it names: each third listing of one account, twice", async () => {
  const { server, jay } = await withChange();
  const fault = { kind: "unavailable" } as const;
  server.sandbox.faults.add({ fault, account: "jay", path: /\/changes\/\?/, every: 3, times: 2 });
  const asked = (as: Person, path: string) => server.request(as, "GET", path);

  const others = await Promise.all([
    asked(server.admin, "changes/?q=status:open"),
    asked(jay, "accounts/self"),
  ]);
  const own: number[] = [];
  for (let count = 0; count < 9; count += 1)
    own.push((await asked(jay, "changes/?q=status:open")).status);

  expect(others.map(({ status }) => status)).toEqual([200, 200]);
  expect(own).toEqual([200, 200, 503, 200, 200, 503, 200, 200, 200]);
});

test("faults by chance are the same for the same seed, and others for another", async () => {
  const statuses = async (faultSeed: number) => {
    const { server, jay } = await sandboxWithAuthor({ faultSeed });
    server.sandbox.faults.add({ fault: { kind: "too-many" }, account: "jay", chance: 0.5 });
    const seen: number[] = [];
    for (let count = 0; count < 40; count += 1) {
      seen.push((await server.request(jay, "GET", "accounts/self")).status);
    }
    server.sandbox.faults.clear();
    expect((await server.request(jay, "GET", "accounts/self")).status).toBe(200);
    return seen;
  };

  const [one, again, other] = [await statuses(7), await statuses(7), await statuses(8)];

  expect(new Set(one)).toEqual(new Set([200, 429]));
  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
});

async function withChange(count = 1) {
  const { server, jay } = await sandboxWithAuthor();
  let number = 0;
  for (let made = 0; made < count; made += 1) {
    number = await createChange(server, jay, { repository, message: `Add thing ${made}` });
  }
  return { server, jay, number };
}

const reviewBy = (server: Server, who: Person, number: number) =>
  server.request(who, "POST", `changes/${number}/revisions/1/review`, {
    labels: { "Code-Review": 1 },
  });

const votesOn = ({ sandbox }: Server, number: number) =>
  (sandbox.state.changes.get(number)?.patchSets.at(-1)?.votes ?? []).map(({ value }) => value);

const numbersOf = (rows: readonly { readonly _number: number }[]) =>
  rows.map(({ _number }) => _number);

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}
