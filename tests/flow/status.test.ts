import { expect, test } from "vitest";
import { approvePlan } from "#lib/flow/approve-plan.ts";
import type { JobSight } from "#lib/flow/needs.ts";
import { pauseProject } from "#lib/flow/pause-project.ts";
import { readCondition } from "#lib/flow/read-condition.ts";
import { showBoard } from "#lib/flow/show-board.ts";
import { showPlan } from "#lib/flow/show-plan.ts";
import { showStatus } from "#lib/flow/show-status.ts";
import { createChange } from "#tests/support/changes.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";

const MINUTE = 60_000;

const problemsOf = async ({ needs, project }: PassingProject) =>
  (await showStatus(needs, project, {}, ["nova"])).problems;

test("holds that wait for a person are counted on the board and are a problem", async () => {
  await using nova = await passingProject({ "slots.count": "1", "slots.debt": "0" });
  for (const blueprint of ["first", "second", "third"]) await upload(nova, blueprint);
  await nova.know([{ name: "first" }, { name: "second" }, { name: "third" }]);
  await nova.pass();
  const plan = await showPlan(nova.needs, nova.project, "a test");
  const id = plan.kind === "done" ? (plan.value.id ?? "") : "";
  await approvePlan(nova.needs, nova.project, id, { upTo: 1, who: "lead" });
  await nova.pass();

  const board = await showBoard(nova.needs, nova.project);
  const problems = await problemsOf(nova);

  expect(board).toMatchObject({ held: 1, unanswered: 1 });
  expect(problems).toEqual([
    {
      key: "waiting",
      text: "1 new hold waits for a person: slots plan, then slots approve ID.",
      remedy: null,
      since: null,
    },
  ]);
});

test("a service that made no pass for more than 3 minutes is a problem", async () => {
  await using nova = await passingProject();
  const before = await problemsOf(nova);
  await nova.pass();
  const fresh = await problemsOf(nova);
  nova.later(5 * MINUTE);

  const late = await problemsOf(nova);

  const effect = "nothing is held, bumped or freed";
  expect(before.map(({ text }) => text)).toEqual([`Gerrit was never read: ${effect}.`]);
  expect(fresh).toEqual([]);
  expect(late).toMatchObject([
    {
      text: `No pass was made: ${effect}.`,
      remedy: expect.stringContaining("Does the service run"),
      since: expect.any(Date),
    },
  ]);
});

test("in its first two minutes a service that nobody is seen to work beside is starting, and no problem", async () => {
  await using nova = await passingProject();
  await nova.pass();
  nova.later(60 * MINUTE);
  const { needs, project } = nova;
  const list = async () => [];
  const jobs = { list, counts: async () => ({ waiting: 0, running: 0, dead: 0 }) };
  const begun = { ...needs, jobs, runsSince: needs.now() };

  const atOnce = await readCondition(begun, project);
  nova.later(MINUTE);
  const soon = await problemsOf({ ...nova, needs: begun });
  nova.later(MINUTE);
  const later = await readCondition(begun, project);

  expect(atOnce).toMatchObject({ isStarting: true, obstacles: [] });
  expect(soon).toEqual([]);
  expect(later).toMatchObject({
    isStarting: false,
    obstacles: [{ fact: "Nobody works on the queue of jobs" }],
  });
});

test("jobs that were given up and a queue that is away are problems, the graver the earlier", async () => {
  await using nova = await passingProject();
  await nova.pass();
  const { needs, project } = nova;
  const since = needs.now();
  const dead = { kind: "send", key: "nova", state: "dead", since };
  const seeing = (list: JobSight["list"]) => {
    const counts = async () => ({ waiting: 0, running: 0, dead: 0 });
    return showStatus({ ...needs, jobs: { list, counts } }, project, {}, ["nova"]);
  };

  const given = await seeing(async () => [dead, dead]);
  nova.later(5 * MINUTE);
  const both = await seeing(async () => [dead]);
  const read = { kind: "observe", key: project.server };
  const tick = (next: Date) => [dead, { ...read, state: "scheduled", next }];
  const kept = await seeing(async () => tick(needs.now()));
  const overdue = await seeing(async () => [{ ...read, state: "running" }, ...tick(since)]);
  const away = await seeing(() => Promise.reject(new Error("Redis does not answer.")));

  expect(given.problems).toMatchObject([
    { key: "jobs:dead", text: expect.stringContaining("2 jobs were given up"), since },
  ]);
  expect(both.problems).toMatchObject([{ key: "service" }, { key: "jobs:dead" }]);
  expect(both.problems[0]?.text).toContain("Nobody works on the queue of jobs");
  expect(overdue.problems).toMatchObject([
    {
      key: "service",
      text: both.problems[0]?.text,
      since,
      remedy: expect.stringContaining("npm run worker"),
    },
    { key: "jobs:dead" },
  ]);
  expect(kept.problems[0]?.text).toContain("No pass was made");
  expect(away.problems).toMatchObject([
    { key: "jobs:away", remedy: "Redis does not answer." },
    { key: "service" },
  ]);
});

test("a pause is shown with who paused and why", async () => {
  await using nova = await passingProject();
  await pauseProject(nova.needs, nova.project, { who: "lead", reason: "release week" });

  const status = await showStatus(nova.needs, nova.project, {}, ["nova"]);
  const { condition } = await showBoard(nova.needs, nova.project);

  expect(status).toMatchObject({
    paused: true,
    pausedBy: { who: "lead", reason: "release week" },
  });
  expect(condition.pausedBy).toEqual(status.pausedBy);
});

const upload = ({ server, nova }: PassingProject, blueprint: string) =>
  createChange(server, nova.authors[0], {
    repository: nova.repository,
    message: `Work on ${blueprint}\n\nImplements: blueprint ${blueprint}\n`,
  });
