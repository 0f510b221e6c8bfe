import { expect, test } from "vitest";
import { approvePlan } from "#lib/flow/approve-plan.ts";
import { exemptChange } from "#lib/flow/exempt-change.ts";
import { pauseProject } from "#lib/flow/pause-project.ts";
import { previewPlan } from "#lib/flow/preview-plan.ts";
import { service } from "#lib/flow/record-slots.ts";
import { setPolicy } from "#lib/flow/set-policy.ts";
import { showBot } from "#lib/flow/show-bot.ts";
import { showPlan } from "#lib/flow/show-plan.ts";
import { createChange } from "#tests/support/changes.ts";
import { decidingProject } from "#tests/support/deciding-project.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";
import { vote } from "#tests/support/votes.ts";

const lead = { who: "lead", reason: "we finish too little" };
const oneSlot = { "slots.count": "1", "slots.debt": "0" };

/** One blueprint is about to get the only slot, and `waiting` changes of two others are to be held. */
async function firstPlan(
  policy: Readonly<Record<string, string>> = oneSlot,
  waiting = 3,
): Promise<PassingProject & { readonly numbers: readonly number[] }> {
  const stage = await passingProject(policy);
  const { server, nova } = stage;
  const upload = (blueprint: string, author = nova.authors[0]) =>
    createChange(server, author, {
      repository: nova.repository,
      message: `Work on ${blueprint}\n\nImplements: blueprint ${blueprint}\n`,
    });
  const numbers = [await upload("first")];
  for (let count = 1; count < waiting; count += 1) numbers.push(await upload("second"));
  numbers.push(await upload("pending", nova.authors[1]));
  await stage.know([{ name: "first" }, { name: "second" }, { name: "pending", approvedAt: null }]);
  await stage.pass();
  return { ...stage, numbers };
}

test("before the start the plan stands in groups, with the very words of slots plan", async () => {
  await using stage = await firstPlan();
  const { needs, project, numbers } = stage;
  const plan = await showPlan(needs, project, "a test");
  const posts = new Map(
    plan.kind === "done" ? plan.value.actions.map(({ change, posts: text }) => [change, text]) : [],
  );

  const { groups, acts, waiting, figures } = await showBot(needs, project);

  expect(groups).toMatchObject([
    {
      code: "ready",
      changes: 2,
      owners: 1,
      blueprints: [{ name: "second", changes: 2 }],
      forms: { full: 1, line: 1, silent: 0 },
      example: { change: numbers[1], text: posts.get(numbers[1]), next: numbers[2] },
    },
    { code: "not-in-backlog", changes: 1, example: { text: posts.get(numbers[3]), next: null } },
  ]);
  expect(acts).toMatchObject([{ kind: "fill", total: 1 }]);
  expect(waiting).toEqual([]);
  expect(figures).toMatchObject({
    open: 4,
    planned: { changes: 3, blueprints: 2 },
    standing: { changes: 0 },
    alone: [{ verdict: "in-slot", changes: 1, isSame: false }],
  });
});

test("the next example is another change of the same group", async () => {
  await using stage = await firstPlan();
  const { needs, project, numbers } = stage;
  const [ready] = (await showBot(needs, project, numbers[2])).groups;

  expect(ready?.example).toMatchObject({ change: numbers[2], form: "line", next: numbers[1] });
  expect(ready?.example?.text).toMatch(/^Waiting for a review slot, .* Blueprint second: /);
});

test("every hold has its words, also those that the brake would keep back", async () => {
  await using stage = await firstPlan({ ...oneSlot, "brake.newHolds": "0" });
  const { groups, figures } = await showBot(stage.needs, stage.project);

  expect(figures.planned.changes).toBe(3);
  expect(groups.map(({ example }) => example?.text)).toEqual([
    expect.stringContaining("is a hold of review slots, not a review"),
    expect.stringContaining("is not approved yet"),
  ]);
});

test("a preview is the plan of that moment, and leaves no trace in the state", async () => {
  await using stage = await firstPlan();
  const { needs, project } = stage;
  const before = await needs.database.version();

  const preview = await previewPlan(needs, project);
  await showBot(needs, project);

  expect(await needs.database.version()).toEqual(before);
  const plan = await showPlan(needs, project, "a test");
  expect(plan).toMatchObject({ value: { id: preview.id, actions: preview.actions } });
});

test("once it runs, holds stand, the plan is empty and the log says what it did", async () => {
  await using stage = await firstPlan();
  const { needs, project } = stage;
  await stage.start();
  await stage.pass();

  const { groups, acts, figures, log, lately, unsent } = await showBot(needs, project);

  expect(groups).toEqual([]);
  expect(acts).toEqual([]);
  expect(figures.standing).toEqual({ changes: 3, blueprints: 2 });
  expect(figures.brake).toMatchObject({ limit: 20, used: 0 });
  expect(unsent).toEqual({ total: 0, failing: [] });
  expect(log.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^3 new holds, on /),
    "first is the highest ranked ready blueprint and enters slot 1.",
    expect.stringMatching(/^Plan \w+ approved: 3 holds\./),
  ]);
  expect(lately).toMatchObject({ isWhole: true, text: "3 new holds, 1 slot was filled" });
});

test("a plan is offered to everybody until somebody decides on the bot or nothing of it is to be done", async () => {
  await using stage = await firstPlan();
  const { needs, project } = stage;
  const offered = async () => (await showBot(needs, project)).plan;
  expect(await offered()).toBeNull();
  const made = await showPlan(needs, project, "a test");
  const id = made.kind === "done" ? made.value.id : null;

  expect(await offered()).toMatchObject({ id, holds: 3, gone: 0 });
  await exemptChange(needs, project, `${stage.numbers[1]}`, lead);
  expect(await offered()).toMatchObject({ id, holds: 3, gone: 1 });

  await approvePlan(needs, project, id ?? "", { upTo: 1, who: "dana" });
  expect(await offered()).toBeNull();
  // However much is written after that.
  const done = Array.from({ length: 600 }, (_, index) => ({
    ...{ project: project.key, who: service, kind: "lift", code: "ready", reason: null },
    ...{ at: new Date(needs.now().getTime() + index), change: index, blueprint: null },
    ...{ text: `The hold on ${index} comes off.`, facts: null },
  }));
  await needs.database.transaction((store) => store.history.add(done));
  expect(await offered()).toBeNull();
});

test("what the brake keeps back is told with why", async () => {
  await using stage = await firstPlan();
  const { needs, project, server, nova } = stage;
  await stage.start();
  await stage.pass();
  await setPolicy(needs, project, { "brake.newHolds": "0", "brake.newHoldsShare": "0" }, lead);
  const more = await createChange(server, nova.authors[0], {
    repository: nova.repository,
    message: "More\n\nImplements: blueprint second\n",
  });
  await stage.pass();

  const view = await showBot(needs, project);

  expect(view.waiting).toEqual([{ why: "brake", total: 1, first: [more] }]);
  expect(view.unanswered).toBe(1);
});

test("people's decisions and people's −2s have a place of their own", async () => {
  await using stage = await firstPlan();
  const { needs, project, server, nova, numbers } = stage;
  const [, second = 0, third = 0] = numbers;
  await exemptChange(needs, project, `${second}`, lead);
  await vote(server, nova.cores[0], third, "Code-Review", -2);
  await stage.pass();

  const { figures } = await showBot(needs, project);

  expect(figures.otherwise).toMatchObject({
    total: 1,
    approved: 0,
    decisions: [{ change: second, who: "lead", kind: "person", reason: "we finish too little" }],
  });
  expect(figures.against).toEqual({ votes: 1, old: 0 });
  expect(figures.alone).toContainEqual({ verdict: "exempt", changes: 1, isSame: true });
});

test("a send that the server refuses is told with its attempts and why", async () => {
  await using stage = await firstPlan();
  const { needs, project, server } = stage;
  await stage.start();
  server.sandbox.faults.add({ fault: { kind: "lock-failure" }, method: "POST", path: /review$/ });
  await stage.pass();

  const { unsent } = await showBot(needs, project);

  expect(unsent.total).toBe(3);
  expect(unsent.failing[0]).toMatchObject({ kind: "hold", attempts: 2 });
  expect(unsent.failing[0]?.failure).toEqual(expect.any(String));
});

test("in mode observe the plan has its words, and in a pause it says who paused and why", async () => {
  await using stage = await firstPlan({ ...oneSlot, "hold.mode": "observe" });
  const { needs, project } = stage;
  await stage.start();
  await stage.pass();
  await pauseProject(needs, project, lead);

  const view = await showBot(needs, project);

  expect(view.figures.planned.changes).toBe(3);
  expect(view.groups[0]?.example?.text).toContain("Waiting for a review slot");
  expect(view.refused).toEqual([]);
  expect(view.condition).toMatchObject({ mode: "observe", pausedBy: lead });
});

test("a project without anything has an empty plan", async () => {
  await using nova = await decidingProject();

  const view = await showBot(nova.needs, nova.project);

  expect(view).toMatchObject({ groups: [], acts: [], waiting: [], refused: [], log: [] });
  expect(view.figures).toMatchObject({ open: 0, planned: { changes: 0 }, otherwise: { total: 0 } });
});
