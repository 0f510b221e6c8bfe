import { expect, test } from "vitest";
import { inCommands } from "#lib/domain/remedy.ts";
import type { Refusal } from "#lib/failure.ts";
import { assignSlot } from "#lib/flow/assign-slot.ts";
import { closeBlueprint } from "#lib/flow/close-blueprint.ts";
import { declareReady } from "#lib/flow/declare-ready.ts";
import { explainBlueprintOf } from "#lib/flow/explain-blueprint.ts";
import type { BlueprintDecided } from "#lib/flow/on-blueprint.ts";
import { pauseProject } from "#lib/flow/pause-project.ts";
import { releaseBlueprint } from "#lib/flow/release-blueprint.ts";
import { reopenBlueprint } from "#lib/flow/reopen-blueprint.ts";
import { setPolicy } from "#lib/flow/set-policy.ts";
import { showBacklog } from "#lib/flow/show-backlog.ts";
import { swapSlot } from "#lib/flow/swap-slot.ts";
import { core, type DecidingProject, decidingProject } from "#tests/support/deciding-project.ts";

test("a person assigns a slot past rank, ready and the room for debt, each kind to its own numbers", async () => {
  await using nova = await running({ "slots.count": "3", "slots.debt": "2" });
  await nova.know("first", "second", "third", { name: "debt", kind: "debt" });

  const entered = [
    await assign(nova, "THIRD"),
    await assign(nova, "debt"),
    await assign(nova, "second"),
  ];

  expect(entered.map((one) => one.kind === "done" && one.slot)).toEqual([1, 2, 3]);
  expect(await nova.slots()).toEqual({ 1: "third", 2: "debt", 3: "second" });
  const [newest] = await nova.history();
  expect(newest).toMatchObject({
    who: "sdague",
    kind: "fill",
    code: "assigned",
    blueprint: "second",
    reason: "agreed in the meeting",
    facts: { policy: 1, standing: { kind: "in-line", position: 2 }, occupied: [{}, {}] },
  });
});

test("nobody is evicted for an assignment: a full board refuses it, and is seen to be full", async () => {
  await using nova = await running({ "slots.count": "1", "slots.debt": "0" });
  await nova.know("inside", "outside");
  expect(await isSlotFree(nova)).toEqual([true, true]);
  await assign(nova, "inside");

  expect(await isSlotFree(nova)).toEqual([false, false]);
  const refused = await assign(nova, "outside");

  expect(refused).toMatchObject({ kind: "refused", code: "no-free-slot" });
  expect(await nova.slots()).toEqual({ 1: "inside" });
});

test("while more slots are occupied than there are a swap is not what makes room, and is not advised", async () => {
  await using nova = await running({ "slots.count": "3", "slots.debt": "0" });
  await nova.know("a", "b", "c", "outside");
  for (const name of ["a", "b", "c"]) await assign(nova, name);
  await setPolicy(nova.needs, nova.project, { "slots.count": "2" }, core);

  const refused = [await assign(nova, "outside"), await swap(nova, "a", "outside")];

  const text = "No slot is free: 3 are occupied of 2, and nobody is evicted.";
  expect(refused).toMatchObject(refused.map(() => ({ code: "no-free-slot", text })));
  const advice = "Release 2 with slots release, or raise slots.count with slots policy set.";
  expect(refused.map(adviceOf)).toEqual([advice, advice]);
});

test("a swap releases one and gives its slot to another, so that nobody comes between", async () => {
  await using nova = await running({ "slots.count": "1", "slots.debt": "0" });
  await nova.know("inside", "ahead", "outside");
  await assign(nova, "inside");

  const swapped = await swap(nova, "Inside", "OUTSIDE");

  expect(swapped).toMatchObject({
    ...{ kind: "done", changed: true, blueprint: "outside", slot: 1 },
    text: "inside is released and leaves slot 1. outside is assigned by hand and enters slot 1.",
  });
  expect(await nova.slots()).toEqual({ 1: "outside" });
  expect((await stateOf(nova, "inside"))?.releasedAt).toEqual(nova.needs.now());
  const [entered, left] = await nova.history();
  expect(entered).toMatchObject({ kind: "fill", code: "assigned", facts: { occupied: [] } });
  expect(left).toMatchObject({ kind: "free", code: "released", blueprint: "inside" });
  // The way back is the same command.
  expect(await swap(nova, "outside", "inside")).toMatchObject({ kind: "done", slot: 1 });
});

test.each([
  ["that has no slot leaves none", "ahead", "outside", "no-slot"],
  ["can't take its own place", "inside", "Inside", "same"],
  ["that is in a slot gets no second one", "inside", "other", "in-slot"],
  ["that is closed enters none", "inside", "closed", "deferred"],
  ["that nobody knows leaves none", "nobody", "outside", "unknown-blueprint"],
  ["that nobody knows enters none", "inside", "nobody", "unknown-blueprint"],
])("in a swap a blueprint %s, and nothing is done", async (_what, leaving, entering, code) => {
  await using nova = await running({ "slots.count": "2", "slots.debt": "0" });
  await nova.know("inside", "other", "ahead", "outside", "closed");
  await closeBlueprint(nova.needs, nova.project, "closed", "deferred", core);
  await assign(nova, "inside");
  await assign(nova, "other");
  const before = await nova.history();

  expect(await swap(nova, leaving, entering)).toMatchObject({ kind: "refused", code });

  expect(await nova.slots()).toEqual({ 1: "inside", 2: "other" });
  expect(await nova.history()).toEqual(before);
  expect((await stateOf(nova, "inside"))?.releasedAt).toBeNull();
});

test("two people who assign the last slot at once fill it once (rule 1)", async () => {
  await using nova = await running({ "slots.count": "1", "slots.debt": "0" });
  await nova.know("one", "other");

  const results = await Promise.all([assign(nova, "one"), assign(nova, "other")]);

  expect(results.map(({ kind }) => kind).toSorted()).toEqual(["done", "refused"]);
  expect(Object.values(await nova.slots())).toHaveLength(1);
});

test.each([
  ["not approved", { approvedAt: null }, "unapproved"],
  ["approved in the future", { approvedAt: new Date("2014-08-01T00:00:00Z") }, "unapproved"],
])("a blueprint that is %s can't be assigned", async (_what, some, code) => {
  await using nova = await running();
  await nova.know({ name: "early", ...some });

  expect(await assign(nova, "early")).toMatchObject({ kind: "refused", code });
});

test.each([
  ["withdrawn", "withdrawn"],
  ["deferred", "deferred"],
  ["done", "finished"],
] as const)("a %s blueprint can't be assigned before it is reopened", async (as, code) => {
  await using nova = await running();
  await nova.know("closed");
  await closeBlueprint(nova.needs, nova.project, "closed", as, core);

  expect(await assign(nova, "closed")).toMatchObject({ kind: "refused", code });
  await reopenBlueprint(nova.needs, nova.project, "closed", core);
  expect(await assign(nova, "closed")).toMatchObject({ kind: "done", slot: 1 });
});

test.each(["withdrawn", "deferred", "done"] as const)("%s frees the slot at once", async (as) => {
  await using nova = await running();
  await nova.know("inside");
  await assign(nova, "inside");

  const closed = await closeBlueprint(nova.needs, nova.project, "Inside", as, core);

  expect(closed).toMatchObject({ kind: "done", changed: true, slot: 1 });
  expect(await nova.slots()).toEqual({});
  expect(await nova.store.tenures.ended("nova", "inside")).toMatchObject([
    { number: 1, won: "assigned", lost: as },
  ]);
  const [freed, said] = await nova.history();
  expect(freed).toMatchObject({ kind: "free", code: as, facts: { tenure: { number: 1 } } });
  expect(said).toMatchObject({ code: as, blueprint: "inside" });
});

test("what a person said already is said once", async () => {
  await using nova = await running();
  await nova.know("closed");
  await closeBlueprint(nova.needs, nova.project, "closed", "deferred", core);

  const again = await closeBlueprint(nova.needs, nova.project, "closed", "deferred", core);

  expect(again).toMatchObject({ kind: "done", changed: false });
  expect(await nova.history()).toHaveLength(1);
});

test("done is final until reopen", async () => {
  await using nova = await running();
  await nova.know("finished");
  await closeBlueprint(nova.needs, nova.project, "finished", "done", core);

  const refused = await closeBlueprint(nova.needs, nova.project, "finished", "deferred", core);

  expect(refused).toMatchObject({ kind: "refused", code: "done" });
  await reopenBlueprint(nova.needs, nova.project, "finished", core);
  expect(await stateOf(nova, "finished")).toMatchObject({ state: "open", rank: 1 });
});

test("a released blueprint is back only when a person says ready", async () => {
  await using nova = await running();
  await nova.know("inside");
  await assign(nova, "inside");

  await releaseBlueprint(nova.needs, nova.project, "inside", core);
  expect(await nova.slots()).toEqual({});
  expect((await stateOf(nova, "inside"))?.releasedAt).toEqual(nova.needs.now());

  await declareReady(nova.needs, nova.project, "inside", core);
  const inside = await stateOf(nova, "inside");
  expect(inside).toMatchObject({ releasedAt: null, declaredAt: nova.needs.now() });
});

test("release needs a slot, reopen something closed, and ready something open", async () => {
  await using nova = await running();
  await nova.know("open", "closed");
  await closeBlueprint(nova.needs, nova.project, "closed", "deferred", core);
  const { needs, project } = nova;

  expect(await releaseBlueprint(needs, project, "open", core)).toMatchObject({ code: "no-slot" });
  expect(await reopenBlueprint(needs, project, "open", core)).toMatchObject({ code: "open" });
  expect(await declareReady(needs, project, "closed", core)).toMatchObject({ code: "deferred" });
});

test("before the start and while paused no tenure begins or ends, but a word without a slot counts", async () => {
  await using nova = await decidingProject();
  await nova.know("inside", "outside");
  expect(await assign(nova, "inside")).toMatchObject({ kind: "refused", code: "not-started" });
  await nova.start();
  await assign(nova, "inside");
  await pauseProject(nova.needs, nova.project, core);
  const { needs, project } = nova;

  const refused = [
    await assign(nova, "outside"),
    await releaseBlueprint(needs, project, "inside", core),
    await closeBlueprint(needs, project, "inside", "withdrawn", core),
  ];
  const taken = await closeBlueprint(needs, project, "outside", "deferred", core);

  expect(refused.map((one) => one.kind === "refused" && one.code)).toEqual(Array(3).fill("paused"));
  expect(taken).toMatchObject({ kind: "done", changed: true });
  expect(await nova.slots()).toEqual({ 1: "inside" });
  expect(await stateOf(nova, "inside")).toMatchObject({ state: "open", releasedAt: null });
});

test("a misspelt name is refused with the nearest known ones", async () => {
  await using nova = await running();
  await nova.know("scheduler-lib", "v3-api");

  expect(await assign(nova, "schedular-lib")).toMatchObject({
    code: "unknown-blueprint",
    remedy: "Did you mean “scheduler-lib”?",
  });
});

async function running(policy: Readonly<Record<string, string>> = {}): Promise<DecidingProject> {
  const nova = await decidingProject(policy);
  await nova.start();
  return nova;
}

const assign = (nova: DecidingProject, name: string): Promise<BlueprintDecided | Refusal> =>
  assignSlot(nova.needs, nova.project, name, core);

/** As the backlog and the page of who waits know it. */
async function isSlotFree({ needs, project }: DecidingProject) {
  const view = await explainBlueprintOf(needs, project, "outside");
  const backlog = await showBacklog(needs, project);
  return [view.kind === "blueprint" && view.isSlotFree, backlog.isSlotFree];
}

const adviceOf = (answer: BlueprintDecided | Refusal) =>
  answer.kind === "refused" ? inCommands(answer.remedy) : null;

const swap = (nova: DecidingProject, leaving: string, entering: string) =>
  swapSlot(nova.needs, nova.project, { leaving, entering }, core);

const stateOf = async (nova: DecidingProject, name: string) =>
  (await nova.store.blueprints.all("nova")).find((one) => one.name === name);
