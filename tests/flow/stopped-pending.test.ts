import { expect, test } from "vitest";
import type { Command } from "#lib/domain/command.ts";
import { endProject } from "#lib/flow/end-project.ts";
import { markRestored } from "#lib/flow/mark-restored.ts";
import { removeHolds } from "#lib/flow/remove-holds.ts";
import { resumeProject } from "#lib/flow/resume-project.ts";
import { hashOf } from "#lib/flow/sessions.ts";
import { actorWith } from "#tests/support/deciders.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";

const minute = 60_000;
const policy: Command = { kind: "policy", settings: { "slots.count": "2" }, seen: null };
const operator = { who: "olga", reason: "it goes wrong" };

/** A project in which a core has decided something that is not done yet. */
async function waitingProject(command: Command = policy): Promise<PassingProject> {
  const stage = await passingProject({ "slots.count": "1", "slots.debt": "0" });
  await stage.know([{ name: "bp-1" }, { name: "bp-2" }]);
  await stage.start();
  await stage.pass();
  const at = stage.needs.now();
  await stage.needs.database.store.pending.add({
    ...{ project: stage.project.key, command, who: "dana", reason: "agreed", actor: null },
    ...{ text: "2 slots.", at, due: new Date(at.getTime() + minute / 2), holds: 1, lifts: 0 },
  });
  return stage;
}

const newest = async ({ needs }: PassingProject) =>
  (await needs.database.store.history.list("nova", { kind: "undo", limit: 1 }))[0];
const slotsIn = async ({ needs }: PassingProject) =>
  (await needs.database.store.policies.newest("nova"))?.values["slots.count"];
const waiting = ({ needs }: PassingProject) => needs.database.store.pending.all("nova");

test("a restored state does nothing by surprise that somebody had decided before", async () => {
  await using stage = await waitingProject();
  stage.later(2 * minute);
  await markRestored(stage.needs, "olga");

  await stage.pass();
  await resumeProject(stage.needs, stage.project, operator);
  await stage.pass();

  expect(await slotsIn(stage)).toBe(1);
  expect(await waiting(stage)).toEqual([]);
  expect(await newest(stage)).toMatchObject({
    ...{ code: "lapsed", who: "olga", facts: { who: "dana", reason: "agreed" } },
    text: "Not done any more: 2 slots. A restored state does nothing of before by itself.",
  });
});

test("after a restore nobody is signed in and no token works: what was ended since would be back", async () => {
  await using stage = await waitingProject();
  const { database, now } = stage.needs;
  const owner = { server: "sandbox", username: "dana" };
  const person = { ...owner, account: 7, fullName: null, persona: null, groups: [] };
  const at = now();
  const expiresAt = new Date(at.getTime() + 60 * minute);
  const times = { createdAt: at, expiresAt };
  await database.transaction(async ({ sessions, accessTokens }) => {
    const session = { id: hashOf("a"), handle: "a", browser: "", seenAt: at };
    await sessions.add({ ...person, ...times, ...session });
    const token = { id: hashOf("b"), handle: "b", name: "nightly", scopes: ["rank"] };
    const untried = { project: null, provedAt: at, lastUsedAt: null, revokedAt: null };
    await accessTokens.add({ ...person, ...times, ...token, ...untried });
  });

  await markRestored(stage.needs, "olga");

  expect(await database.store.sessions.of(owner)).toEqual([]);
  expect(await database.store.accessTokens.of(owner)).toMatchObject([
    { revokedAt: expect.any(Date) },
  ]);
});

test("whoever takes every hold off stops what was to come as well", async () => {
  await using stage = await waitingProject();
  await removeHolds(stage.needs, stage.project, operator);

  stage.later(minute);
  await stage.pass();

  expect(await waiting(stage)).toEqual([]);
  expect(await slotsIn(stage)).toBe(1);
  expect(await newest(stage)).toMatchObject({ code: "lapsed", who: "olga" });
});

test("whoever takes every hold off is not told of a pause that somebody has ended meanwhile", async () => {
  await using stage = await waitingProject();
  const { needs, project } = stage;
  const lead = actorWith("lead");
  const meanwhile = async () => {
    await resumeProject(needs, project, operator);
    return needs.gerrit.self();
  };

  const paused = await endProject(needs, project, lead, "it goes wrong");
  const hurried = { ...needs, gerrit: { ...needs.gerrit, self: meanwhile } };
  const resumed = await endProject(hurried, project, lead, "it goes wrong");

  expect(paused).toMatchObject({
    text: "nova: paused, 0 holds taken off. After a resume a first plan has to be approved again.",
  });
  expect(resumed).toMatchObject({
    text: "nova: 0 holds taken off. It was resumed meanwhile; a first plan has to be approved again.",
  });
});

test("what could not be done for a whole day is not done any more", async () => {
  await using stage = await waitingProject();
  stage.later(25 * 60 * minute);
  await stage.pass();

  expect(await slotsIn(stage)).toBe(1);
  expect(await newest(stage)).toMatchObject({ code: "lapsed", who: "dana", reason: "agreed" });
});

test("what was late for an hour is done, and once", async () => {
  await using stage = await waitingProject();
  stage.later(60 * minute);
  await stage.pass();
  await stage.pass();

  expect(await slotsIn(stage)).toBe(2);
  const rows = await stage.needs.database.store.history.list("nova", { kind: "policy", limit: 9 });
  expect(rows.filter(({ who }) => who === "dana")).toHaveLength(1);
});

test("a decision that this version of the program does not know lapses, and keeps nothing else from being done", async () => {
  await using stage = await waitingProject({ kind: "of another version" } as unknown as Command);
  stage.later(minute);

  const report = await stage.pass();

  expect(report.complete).toBe(true);
  expect(await waiting(stage)).toEqual([]);
  expect(await newest(stage)).toMatchObject({
    ...{ code: "lapsed", who: "dana" },
    text: "Not done any more: 2 slots. It could not be done, by a mistake of the program.",
  });
});
