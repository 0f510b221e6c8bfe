import { expect, test } from "vitest";
import type { Command, Quick } from "#lib/domain/command.ts";
import { carryOut } from "#lib/flow/carry-out.ts";
import { declareReady } from "#lib/flow/declare-ready.ts";
import { rankBlueprint } from "#lib/flow/rank-blueprint.ts";
import { actorWith } from "#tests/support/deciders.ts";
import { type DecidingProject, decidingProject } from "#tests/support/deciding-project.ts";

const lead = { actor: actorWith("contributor", "lead"), reason: "for the release" };

type Case = {
  readonly name: string;
  readonly first?: readonly Quick[];
  readonly command: Quick;
  /** A word that is said again instead of being put back once more. */
  readonly isSaying?: true;
};

const on = (kind: "defer" | "withdraw" | "done" | "reopen" | "ready" | "assign"): Quick => ({
  kind,
  blueprint: "b",
});
const imported = (name: string) =>
  ({ name, title: name, kind: "feature", approvedAt: null }) as const;
const cases: readonly Case[] = [
  {
    name: "a move",
    command: { kind: "rank", blueprints: ["c"], place: { kind: "top" }, seen: null },
  },
  {
    name: "several moves at once",
    command: { kind: "rank", blueprints: ["d", "b"], place: { kind: "top" }, seen: null },
  },
  { name: "a slot given", command: on("assign") },
  { name: "a release", first: [on("assign")], command: { kind: "release", blueprint: "b" } },
  {
    name: "a swap",
    first: [on("assign")],
    command: { kind: "swap", leaving: "b", entering: "c" },
  },
  { name: "a bump", first: [on("assign")], command: { kind: "bump", blueprint: "b" } },
  { name: "a deferral", command: on("defer") },
  { name: "a deferral out of a slot", first: [on("assign")], command: on("defer") },
  { name: "a withdrawal", command: on("withdraw") },
  { name: "done", command: on("done") },
  { name: "a withdrawal of what was deferred", first: [on("defer")], command: on("withdraw") },
  { name: "done after a deferral", first: [on("defer")], command: on("done") },
  { name: "a reopening", first: [on("withdraw")], command: on("reopen") },
  { name: "a word that it is ready", command: on("ready"), isSaying: true },
  {
    name: "an absence",
    isSaying: true,
    command: { kind: "away", blueprint: "b", until: "2014-08-01T00:00:00.000Z" },
  },
  {
    name: "a setting",
    command: { kind: "policy", settings: { "slots.count": "8", "ready.checks": "ci" }, seen: null },
  },
  { name: "a pause", command: { kind: "pause" } },
  { name: "the end of a pause", first: [{ kind: "pause" }], command: { kind: "resume" } },
];

test.each(cases)("$name is undone in one step, and the undoing too", async (one) => {
  const { first = [], command } = one;
  await using nova = await started();
  for (const earlier of first) await carryOut(nova.needs, nova.project, earlier, lead);
  nova.later(60_000);
  const before = await stateOf(nova);

  const done = await carryOut(nova.needs, nova.project, command, lead);
  const after = await stateOf(nova);
  expect(after).not.toEqual(before);
  nova.later(60_000);
  const undone = await undo(nova, done);
  expect(undone).toMatchObject({ kind: "done" });
  expect(await stateOf(nova)).toEqual(before);
  if (one.isSaying) return;
  nova.later(60_000);
  const again = await undo(nova, undone);
  expect(again).toMatchObject({ kind: "done" });
  expect(await stateOf(nova)).toEqual(after);
  nova.later(60_000);
  expect(await undo(nova, again)).toMatchObject({ kind: "done" });
  expect(await stateOf(nova)).toEqual(before);
});

/** Undoes what was done at once, by the number that its answer tells. */
async function undo(
  { needs, project }: DecidingProject,
  done: Awaited<ReturnType<typeof carryOut>>,
) {
  expect(done).toMatchObject({ kind: "done", undo: { kind: "decision" } });
  const decision = done.kind === "done" && done.undo?.kind === "decision" ? done.undo.decision : 0;
  return carryOut(needs, project, { kind: "undo", decision }, lead);
}

test("who comes too late is told who has decided since, and nothing is changed", async () => {
  await using nova = await started();
  const move = { kind: "rank", blueprints: ["c"], place: { kind: "top" }, seen: null } as const;
  const done = await carryOut(nova.needs, nova.project, move, lead);
  const decision = done.kind === "done" && done.undo?.kind === "decision" ? done.undo.decision : 0;
  nova.later(1_000);
  const bottom = { blueprint: "c", place: { kind: "bottom" }, seen: null } as const;
  await rankBlueprint(nova.needs, nova.project, bottom, { who: "ana", reason: null });

  const late = await carryOut(nova.needs, nova.project, { kind: "undo", decision }, lead);

  expect(late).toMatchObject({ kind: "refused", code: "overtaken" });
  expect(late).toMatchObject({ text: expect.stringContaining("ana has decided on it since") });
  expect(await nova.order()).toEqual(["a", "b", "d", "c"]);
});

test.each<[string, readonly Quick[], Quick]>([
  [
    "several moves",
    [{ kind: "rank", blueprints: ["a", "b", "c"], place: { kind: "bottom" }, seen: null }],
    { kind: "rank", blueprints: ["b"], place: { kind: "top" }, seen: null },
  ],
  [
    "several moves before another order was imported",
    [{ kind: "rank", blueprints: ["a", "b", "c"], place: { kind: "bottom" }, seen: null }],
    { kind: "import", blueprints: [imported("d"), imported("c")], rerank: true },
  ],
  [
    "a swap",
    [on("assign"), { kind: "swap", leaving: "b", entering: "c" }],
    { kind: "away", blueprint: "b", until: "2014-08-01T00:00:00.000Z" },
  ],
])(
  "%s: nothing is undone over what somebody has decided on one of them since",
  async (_what, all, since) => {
    await using nova = await started();
    for (const command of all) {
      nova.later(1_000);
      await carryOut(nova.needs, nova.project, command, lead);
    }
    const [{ seq: decision } = { seq: 0 }] = await nova.history();
    nova.later(1_000);
    await carryOut(nova.needs, nova.project, since, lead);
    const before = await stateOf(nova);

    const late = await carryOut(nova.needs, nova.project, { kind: "undo", decision }, lead);

    expect(late).toMatchObject({ kind: "refused", code: "overtaken" });
    expect(await stateOf(nova)).toEqual(before);
  },
);

test.each<[string, Command, string]>([
  ["an entry that is not there", { kind: "undo", decision: 4_711 }, "unknown-decision"],
  ["what the service decided", { kind: "undo", decision: 1 }, "final"],
])("%s can't be undone", async (_what, command, code) => {
  await using nova = await started();
  await nova.needs.database.transaction((store) =>
    store.history.add([
      {
        ...{ project: "nova", at: nova.needs.now(), who: "review slots", kind: "fill" },
        ...{ code: "ready", change: null, blueprint: "a", reason: null, text: "", facts: null },
      },
    ]),
  );

  const answer = await carryOut(nova.needs, nova.project, command as Quick, lead);
  expect(answer).toMatchObject({ kind: "refused", code });
});

test("to undo something takes what deciding it took", async () => {
  await using nova = await started();
  await declareReady(nova.needs, nova.project, "b", { who: "owner of b", reason: "complete" });
  const [entry] = await nova.history();
  const undo = { kind: "undo", decision: entry?.seq ?? 0 } as const;
  const reason = "it is not";
  const by = (actor: ReturnType<typeof actorWith>) =>
    carryOut(nova.needs, nova.project, undo, { actor, reason });

  expect(await by(actorWith("contributor"))).toMatchObject({ code: "not-allowed" });
  expect(await by({ ...actorWith("contributor"), names: ["owner of b"] })).toMatchObject({
    kind: "done",
  });
});

async function started(): Promise<DecidingProject> {
  const nova = await decidingProject();
  await nova.know("a", { name: "b", owner: "Owner of b" }, "c", "d");
  await nova.start();
  return nova;
}

/** What people see of the state; clocks of stays begin anew, and versions go on. */
async function stateOf({ store }: DecidingProject) {
  const project = await store.projects.get("nova");
  return {
    blueprints: await store.blueprints.all("nova"),
    slots: (await store.tenures.open("nova")).map(({ blueprint, number }) => [blueprint, number]),
    policy: (await store.policies.newest("nova"))?.values,
    isPaused: project?.pausedAt != null,
  };
}
