import { expect, test } from "vitest";
import { approvePlan } from "#lib/flow/approve-plan.ts";
import { exemptChange } from "#lib/flow/exempt-change.ts";
import { pauseProject } from "#lib/flow/pause-project.ts";
import { previewCommand } from "#lib/flow/preview-command.ts";
import { showPlan } from "#lib/flow/show-plan.ts";
import { createChange } from "#tests/support/changes.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";
import { messagesOf, votesOf } from "#tests/support/seen.ts";

test("nothing is written and no slot is taken before a person approves the first plan", async () => {
  await using stage = await passingProject();
  await queueUp(stage, 3);
  stage.server.sandbox.readOnly(true);
  const report = await stage.pass();
  await showPlan(stage.needs, stage.project, "a test");
  stage.server.sandbox.readOnly(false);

  expect(report).toMatchObject({ started: false, actions: [], waiting: [] });
  expect(await stage.needs.database.store.tenures.open("nova")).toEqual([]);
  expect(writesOfBot(stage)).toEqual([]);
});

test("an approval takes a kept plan although the world moved on: what is new waits for the pass after", async () => {
  await using stage = await passingProject({ "slots.count": "1", "slots.debt": "0" });
  const [, second] = await queueUp(stage, 2);
  const id = await planned(stage);
  const late = await changeOf(stage, "bp-2");
  await approvePlan(stage.needs, stage.project, id, { upTo: null, who: "dana" });

  const first = await stage.pass();
  expect(held(first)).toEqual([second]);
  expect(first.waiting).toMatchObject([{ change: late, reason: { code: "not-in-plan" } }]);
  expect(held(await stage.pass())).toEqual([late]);
});

test("--up-to places the lowest numbers, keeps the rest back, and a later approval lets them go", async () => {
  await using stage = await passingProject({ "slots.count": "1", "slots.debt": "0" });
  const [, ...waiting] = await queueUp(stage, 4);
  const id = await planned(stage);
  await approvePlan(stage.needs, stage.project, id, { upTo: 1, who: "dana" });

  expect(held(await stage.pass())).toEqual(waiting.slice(0, 1));
  const second = await stage.pass();
  expect(held(second)).toEqual([]);
  expect(second.waiting).toMatchObject(
    waiting.slice(1).map((change) => ({ change, reason: { code: "kept-back" } })),
  );
  const rest = await planned(stage);
  const some = { kind: "approve", plan: rest, upTo: 1 } as const;
  const dana = { who: "dana", reason: null };
  const foreseen = await previewCommand(stage.needs, stage.project, some, dana);
  expect(foreseen).toMatchObject({ follows: { holds: 1, waiting: waiting.length - 2 } });
  await approvePlan(stage.needs, stage.project, rest, { upTo: null, who: "dana" });
  expect(held(await stage.pass())).toEqual(waiting.slice(1));
});

test("an approval during a pause does not promise a start, and one of no holds says how they go on", async () => {
  await using stage = await passingProject({ "slots.count": "1", "slots.debt": "0" });
  await queueUp(stage, 2);
  const id = await planned(stage);
  const person = { who: "dana", reason: "release week" };
  await pauseProject(stage.needs, stage.project, person);

  const none = await approvePlan(stage.needs, stage.project, id, { upTo: 0, who: "dana" });
  const all = await approvePlan(stage.needs, stage.project, id, { upTo: null, who: "dana" });

  expect(none).toMatchObject({
    text: `Plan ${id} approved: 0 holds, 1 kept back. This plan or another one lets those go when it is approved without a limit. It is paused: the project does not start before somebody resumes it.`,
  });
  expect(all).toMatchObject({
    text: `Plan ${id} approved: 1 hold. It is paused: nothing is sent before somebody resumes it.`,
  });
});

test("an approval that lets nothing more go leaves no trace", async () => {
  await using stage = await passingProject({ "slots.count": "1", "slots.debt": "0" });
  await queueUp(stage, 3);
  const id = await planned(stage);
  const { needs, project } = stage;
  const approved = async (plan: string, upTo: number | null) => {
    const answer = await approvePlan(needs, project, plan, { upTo, who: "dana" });
    return answer.kind === "done" && answer.changed;
  };
  const rows = () => needs.database.store.history.count("nova", { kind: "approve" });

  expect(await approved(id, 1)).toBe(true);
  expect(await approved(id, 1)).toBe(false);
  expect(await approved(id, null)).toBe(true);
  expect(await approved(id, null)).toBe(false);
  await stage.pass();
  expect(await approved(await planned(stage), null)).toBe(false);
  expect(await rows()).toBe(2);
  expect(await approved(id, 1)).toBe(true);
});

test("a plan that has grown old says how many of its holds are no longer to be placed", async () => {
  await using stage = await passingProject({ "slots.count": "1", "slots.debt": "0" });
  const [, second] = await queueUp(stage, 3);
  const id = await planned(stage);
  const person = { who: "dana", reason: "a fix" };
  await exemptChange(stage.needs, stage.project, String(second), person);

  const approved = await approvePlan(stage.needs, stage.project, id, { upTo: null, who: "dana" });

  expect(approved).toMatchObject({
    approved: 2,
    text: `Plan ${id} approved: 2 holds, 1 of them no longer to be placed. The project starts with the next pass.`,
  });
  expect(held(await stage.pass())).toHaveLength(1);
});

test("a plan that nobody kept can't be approved", async () => {
  await using stage = await passingProject();
  const answer = await approvePlan(stage.needs, stage.project, "0123", { upTo: null, who: "dana" });
  expect(answer).toMatchObject({ kind: "refused", code: "unknown-plan" });
});

test("the brake lets its number of unapproved holds through, keeps the rest, and lifts go on", async () => {
  await using stage = await passingProject({
    "slots.count": "1",
    "slots.debt": "0",
    "brake.newHolds": "2",
    "brake.newHoldsShare": "0",
  });
  await queueUp(stage, 1);
  await stage.start();
  await stage.pass();
  const numbers = [];
  for (let count = 0; count < 4; count += 1) numbers.push(await changeOf(stage, "bp-2"));
  await stage.know([{ name: "bp-2" }]);

  const braked = await stage.pass();
  expect(held(braked)).toEqual(numbers.slice(0, 2));
  expect(braked.waiting).toMatchObject(
    numbers.slice(2).map((change) => ({ change, reason: { code: "brake" } })),
  );
  expect(held(await stage.pass())).toEqual([]);
  const id = await planned(stage);
  await approvePlan(stage.needs, stage.project, id, { upTo: null, who: "dana" });
  expect(held(await stage.pass())).toEqual(numbers.slice(2));
  stage.later(25 * 3_600_000);
  expect((await stage.pass()).actions).toEqual([]);
});

test("mode observe writes nothing, proved against a server that fails on any write", async () => {
  await using stage = await passingProject({
    "hold.mode": "observe",
    "slots.count": "1",
    "slots.debt": "0",
  });
  const [, waiting] = await queueUp(stage, 2);
  await stage.start();
  stage.server.sandbox.readOnly(true);
  const report = await stage.pass();

  expect(report.actions.map(({ kind }) => kind)).toEqual(["fill"]);
  expect(report.refused).toMatchObject([{ change: waiting, reason: { code: "observe" } }]);
  expect(writesOfBot(stage)).toEqual([]);
});

test("mode comment says each hold once and votes nothing; in mode vote each gets its vote and one line", async () => {
  await using stage = await passingProject({
    "hold.mode": "comment",
    "slots.count": "1",
    "slots.debt": "0",
  });
  const [, waiting = 0] = await queueUp(stage, 2);
  await stage.start();
  expect((await stage.pass()).actions.map(({ kind }) => kind)).toEqual(["fill", "message"]);
  expect((await stage.pass()).actions).toEqual([]);
  expect(await votesOf(stage.server, waiting, "Code-Review")).toEqual([]);
  expect(await saidBy(stage, waiting)).toHaveLength(1);

  const { store, transaction } = stage.needs.database;
  const policy = await store.policies.newest("nova");
  if (!policy) throw new Error("the project has no policy");
  const values = { ...policy.values, "hold.mode": "vote" as const };
  await transaction((tx) => tx.policies.add("nova", { ...policy, version: 2, values }));
  expect(held(await stage.pass())).toEqual([waiting]);
  expect(await votesOf(stage.server, waiting, "Code-Review")).toMatchObject([{ value: -2 }]);
  const [, line] = await saidBy(stage, waiting);
  expect(line).toContain("Waiting for a review slot");
  expect(line).not.toContain("\n* ");
});

/** One open change for each of bp-1 … bp-n, approved and ranked in this order. */
async function queueUp(stage: PassingProject, count: number): Promise<number[]> {
  const names = Array.from({ length: count }, (_, index) => `bp-${index + 1}`);
  const numbers: number[] = [];
  for (const name of names) numbers.push(await changeOf(stage, name));
  await stage.know(names.map((name) => ({ name })));
  return numbers;
}

const changeOf = ({ server, nova }: PassingProject, blueprint: string) =>
  createChange(server, nova.authors[0], {
    repository: nova.repository,
    message: `Work on ${blueprint}\n\nBlueprint: ${blueprint}`,
  });

async function planned(stage: PassingProject): Promise<string> {
  const plan = await showPlan(stage.needs, stage.project, "a test");
  return plan.kind === "done" ? (plan.value.id ?? "") : "";
}

const held = (report: Awaited<ReturnType<PassingProject["pass"]>>) =>
  report.actions.filter(({ kind }) => kind === "hold").map(({ change }) => change);

const writesOfBot = ({ server, nova }: PassingProject) =>
  server.sandbox.log.filter(({ isWrite, account }) => isWrite && account === nova.bot.username);

async function saidBy({ server, nova }: PassingProject, change: number): Promise<string[]> {
  const messages = await messagesOf(server, change);
  return messages
    .filter(({ author }) => author === nova.bot.accountId)
    .map(({ message }) => message);
}
