import { expect, test } from "vitest";
import type { Pending } from "#lib/database/store.ts";
import { assignSlot } from "#lib/flow/assign-slot.ts";
import { cancelPending } from "#lib/flow/cancel-pending.ts";
import { carryOut } from "#lib/flow/carry-out.ts";
import { declareReady } from "#lib/flow/declare-ready.ts";
import { releaseBlueprint } from "#lib/flow/release-blueprint.ts";
import { showPending } from "#lib/flow/show-pending.ts";
import { actorWith, coreDeciding } from "#tests/support/deciders.ts";
import { oneSlot } from "#tests/support/one-slot.ts";
import type { PassingProject } from "#tests/support/passing-project.ts";

const release = { kind: "release", blueprint: "bp-1" } as const;
const told = "bp-1 is released and leaves slot 1.";
const { actor } = coreDeciding;

const waitingId = async ({ needs, project }: PassingProject) =>
  (await showPending(needs, project))[0]?.id ?? 0;
const newest = async ({ needs }: PassingProject) =>
  (await needs.database.store.history.list("nova", { limit: 1 }))[0];

test("who takes back what waits is told that it is not done, and their reason stays", async () => {
  await using stage = await oneSlot();
  await carryOut(stage.needs, stage.project, release, coreDeciding);

  await cancelPending(stage.needs, stage.project, await waitingId(stage), actor);

  expect(await newest(stage)).toMatchObject({
    ...{ kind: "undo", code: "cancelled", who: "sdague", reason: "agreed in the meeting" },
    text: `Taken back before anything of it was sent, and not done: ${told}`,
  });
});

test("what somebody else had decided is told as theirs, with why", async () => {
  await using stage = await oneSlot();
  await carryOut(stage.needs, stage.project, release, coreDeciding);
  const lou = { ...actorWith("lead"), who: "lou" };

  await cancelPending(stage.needs, stage.project, await waitingId(stage), lou);

  expect(await newest(stage)).toMatchObject({
    ...{ who: "lou", reason: null },
    text: `Taken back before anything of it was sent, and not done: ${told} sdague had decided it: “agreed in the meeting”`,
  });
});

test("an undo that waits is taken back too when somebody has decided on the same since, by who may", async () => {
  await using stage = await oneSlot();
  const { needs, project } = stage;
  await carryOut(needs, project, release, coreDeciding);
  stage.later(31_000);
  await stage.pass();
  const [freed] = await needs.database.store.history.list("nova", { kind: "free", limit: 1 });
  const undo = { kind: "undo", decision: freed?.seq ?? 0 } as const;
  await needs.database.store.pending.add({
    ...{ project: "nova", command: undo, who: "sdague", reason: "sorry", actor, text: told },
    ...{ at: needs.now(), due: needs.now(), holds: 1, lifts: 0 },
  });
  await declareReady(needs, project, "bp-1", { who: "cli:ana", reason: "it is complete" });
  const id = await waitingId(stage);

  const stranger = await cancelPending(needs, project, id, actorWith("contributor"));
  const taken = await cancelPending(needs, project, id, actor);

  expect(stranger).toMatchObject({ kind: "refused", code: "not-allowed" });
  expect(taken).toMatchObject({ kind: "done" });
  expect(await showPending(needs, project)).toEqual([]);
});

test("what waits is not done over what somebody has decided on the host since", async () => {
  await using stage = await oneSlot();
  const { needs, project } = stage;
  const ana = { who: "cli:ana", reason: "they stay" };
  await carryOut(needs, project, { kind: "bump", blueprint: "bp-1" }, coreDeciding);
  stage.later(1_000);
  await releaseBlueprint(needs, project, "bp-1", ana);
  await assignSlot(needs, project, "bp-1", ana);

  stage.later(31_000);
  await stage.pass();

  const inSlots = await needs.database.store.tenures.open("nova");
  expect(inSlots.map(({ blueprint }) => blueprint)).toEqual(["bp-1"]);
  const [lapsed] = await needs.database.store.history.list("nova", { kind: "undo", limit: 1 });
  expect(lapsed).toMatchObject({
    ...{ code: "lapsed", who: "sdague" },
    text: expect.stringMatching(
      /^Not done any more: bp-1 .* cli:ana has decided on it since: bp-1/,
    ),
  });
});

test("an approval that waits is not done over a later one, and what is read in Gerrit overtakes nothing", async () => {
  await using stage = await oneSlot();
  const { needs } = stage;
  const { history } = needs.database.store;
  const wait = (command: Pending["command"]) =>
    needs.database.store.pending.add({
      ...{ project: "nova", command, who: "sdague", reason: "agreed", actor: null, text: told },
      ...{ at: needs.now(), due: needs.now(), holds: 1, lifts: 0 },
    });
  const approve = { kind: "approve", plan: "some-plan", upTo: 1 } as const;
  const exempt = { kind: "exempt", change: stage.changes[0] ?? 0 } as const;
  await wait(approve);
  await wait(exempt);
  stage.later(1_000);
  const row = { project: "nova", at: needs.now(), reason: null, blueprint: null, facts: null };
  await needs.database.transaction((store) =>
    store.history.add([
      { ...row, who: "dana", kind: "approve", code: "approved", change: null, text: "All of it." },
      { ...row, who: "dana", kind: "exempt", code: "approved", change: exempt.change, text: "+1." },
    ]),
  );

  await stage.pass();

  const [lapsed, ...others] = await history.list("nova", { kind: "undo", limit: 9 });
  expect(lapsed?.text).toMatch(/dana has decided on it since: All of it\.$/);
  expect(others).toEqual([]);
  const done = { kind: "exempt", code: "person", limit: 1 };
  expect((await history.list("nova", done))[0]).toMatchObject({ change: exempt.change });
});
