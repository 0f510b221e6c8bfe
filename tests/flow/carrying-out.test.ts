import { expect, test } from "vitest";
import { cancelPending } from "#lib/flow/cancel-pending.ts";
import { carryOut, foresee } from "#lib/flow/carry-out.ts";
import { closeBlueprint } from "#lib/flow/close-blueprint.ts";
import type { ServerNeeds } from "#lib/flow/needs.ts";
import { pauseProject } from "#lib/flow/pause-project.ts";
import { releaseBlueprint } from "#lib/flow/release-blueprint.ts";
import { showPending } from "#lib/flow/show-pending.ts";
import { showPlan } from "#lib/flow/show-plan.ts";
import { actorWith, coreDeciding } from "#tests/support/deciders.ts";
import { oneSlot } from "#tests/support/one-slot.ts";
import type { PassingProject } from "#tests/support/passing-project.ts";
import { messagesOf, votesOf } from "#tests/support/seen.ts";

const release = { kind: "release", blueprint: "bp-1" } as const;
const window = 30_000;

test("what follows is shown before anything is done: who leaves, who enters, which holds go on and come off", async () => {
  await using stage = await oneSlot();
  const [first, second] = stage.changes;
  const { store } = stage.needs.database;
  const before = await store.history.count("nova", {});

  const preview = await foresee(stage.needs, stage.project, release, {
    ...coreDeciding,
    reason: null,
  });

  expect(preview).toMatchObject({
    kind: "preview",
    text: "bp-1 is released and leaves slot 1.",
    follows: {
      holds: 1,
      lifts: 1,
      waiting: 0,
      changes: [
        { change: second, kind: "lift" },
        { change: first, kind: "hold" },
      ],
      enters: [{ blueprint: "bp-2", slot: 1 }],
      leaves: [{ blueprint: "bp-1", slot: 1 }],
    },
  });
  expect(await store.history.count("nova", {})).toBe(before);
  expect(await slotsOf(stage)).toEqual(["bp-1"]);
});

test("a decision that adds holds waits until it can't be undone any more, then the next pass does all of it", async () => {
  await using stage = await oneSlot();
  const [first = 0, second = 0] = stage.changes;

  const kept = await carryOut(stage.needs, stage.project, release, coreDeciding);
  const early = await stage.pass();

  expect(kept).toMatchObject({ kind: "pending", follows: { holds: 1 }, undo: { kind: "pending" } });
  expect(early.actions).toEqual([]);
  expect(await showPending(stage.needs, stage.project)).toMatchObject([
    { who: "sdague", reason: "agreed in the meeting", holds: 1, lifts: 1, command: release },
  ]);
  expect(await votesOf(stage.server, first, "Code-Review")).toEqual([]);

  stage.later(window + 1_000);
  await stage.pass();
  const after = await stage.pass();

  expect(after.actions).toEqual([]);
  expect(await showPending(stage.needs, stage.project)).toEqual([]);
  expect(await slotsOf(stage)).toEqual(["bp-2"]);
  expect(await votesOf(stage.server, first, "Code-Review")).toHaveLength(1);
  expect(await votesOf(stage.server, second, "Code-Review")).toEqual([]);
  const [freed] = await stage.needs.database.store.history.list("nova", { kind: "free", limit: 1 });
  expect(freed).toMatchObject({ who: "sdague", reason: "agreed in the meeting", code: "released" });
});

test("who undoes it in time undoes nothing that anybody has read", async () => {
  await using stage = await oneSlot();
  const [first = 0] = stage.changes;
  const said = (await messagesOf(stage.server, first)).length;

  const kept = await carryOut(stage.needs, stage.project, release, coreDeciding);
  const id = kept.kind === "pending" && kept.undo?.kind === "pending" ? kept.undo.id : 0;
  const { actor } = coreDeciding;
  const undone = await cancelPending(stage.needs, stage.project, id, actor);
  const again = await cancelPending(stage.needs, stage.project, id, actor);
  stage.later(window + 1_000);
  await stage.pass();

  expect(undone).toMatchObject({ kind: "done" });
  expect(again).toMatchObject({ kind: "refused", code: "not-pending" });
  expect(await slotsOf(stage)).toEqual(["bp-1"]);
  expect(await messagesOf(stage.server, first)).toHaveLength(said);
  const [newest] = await stage.needs.database.store.history.list("nova", { limit: 1 });
  expect(newest).toMatchObject({ kind: "undo", code: "cancelled", who: "sdague" });
});

test("while one decision on a blueprint waits there is no other on it", async () => {
  await using stage = await oneSlot();
  await carryOut(stage.needs, stage.project, release, coreDeciding);

  const other = { kind: "bump", blueprint: "BP-1" } as const;
  const answers = [
    await carryOut(stage.needs, stage.project, release, coreDeciding),
    await carryOut(stage.needs, stage.project, other, coreDeciding),
    await carryOut(stage.needs, stage.project, { kind: "ready", blueprint: "bp-1" }, coreDeciding),
  ];

  expect(answers).toMatchObject(answers.map(() => ({ kind: "refused", code: "pending" })));
  expect(await showPending(stage.needs, stage.project)).toHaveLength(1);
});

test("a preview says so too, in the same words", async () => {
  await using stage = await oneSlot();
  await carryOut(stage.needs, stage.project, release, coreDeciding);
  const other = { kind: "bump", blueprint: "bp-1" } as const;

  const preview = await foresee(stage.needs, stage.project, other, coreDeciding);

  expect(preview).toMatchObject({ kind: "refused", code: "pending" });
  expect(preview).toEqual(await carryOut(stage.needs, stage.project, other, coreDeciding));
});

test("while the undo of an exemption waits it is about its change, and nobody takes the exemption back beside it", async () => {
  await using stage = await oneSlot();
  const { needs, project } = stage;
  const [, change = 0] = stage.changes;
  await carryOut(needs, project, { kind: "exempt", change }, coreDeciding);
  await stage.pass();
  const [exempted] = await needs.database.store.history.list("nova", { kind: "exempt", limit: 1 });
  const undo = { kind: "undo", decision: exempted?.seq ?? 0 } as const;
  const takeBack = { kind: "take-back", change } as const;

  expect(await carryOut(needs, project, undo, coreDeciding)).toMatchObject({ kind: "pending" });

  expect(await showPending(needs, project)).toMatchObject([{ command: undo, comesTo: takeBack }]);
  const answers = [
    await carryOut(needs, project, takeBack, coreDeciding),
    await carryOut(needs, project, undo, coreDeciding),
  ];
  expect(answers).toMatchObject(answers.map(() => ({ kind: "refused", code: "pending" })));
});

test("while the undo of a swap waits the other one leaves, and nobody releases it beside that", async () => {
  await using stage = await oneSlot();
  const { needs, project } = stage;
  const swap = { kind: "swap", leaving: "bp-1", entering: "bp-2" } as const;
  await carryOut(needs, project, swap, coreDeciding);
  stage.later(window + 1_000);
  await stage.pass();
  await stage.pass();
  const [entered] = await needs.database.store.history.list("nova", { kind: "fill", limit: 1 });

  const undo = { kind: "undo", decision: entered?.seq ?? 0 } as const;
  expect(await carryOut(needs, project, undo, coreDeciding)).toMatchObject({ kind: "pending" });

  const back = { kind: "swap", leaving: "bp-2", entering: "bp-1" };
  expect(await showPending(needs, project)).toMatchObject([{ comesTo: back }]);
  const other = { kind: "release", blueprint: "bp-2" } as const;
  expect(await carryOut(needs, project, other, coreDeciding)).toMatchObject({ code: "pending" });
});

test("what somebody decides on the host meanwhile counts, and what waited lapses; the history says so", async () => {
  await using stage = await oneSlot();
  await carryOut(stage.needs, stage.project, release, coreDeciding);
  stage.later(1_000);
  await releaseBlueprint(stage.needs, stage.project, "bp-1", { who: "cli:ana", reason: "now" });
  stage.later(window + 1_000);
  await stage.pass();

  const [lapsed] = await stage.needs.database.store.history.list("nova", {
    kind: "undo",
    limit: 1,
  });
  expect(lapsed).toMatchObject({ code: "lapsed", who: "sdague" });
  expect(lapsed?.text).toContain("cli:ana has decided on it since: bp-1 is released");
  expect(await showPending(stage.needs, stage.project)).toEqual([]);
});

test("while a project is paused what frees a slot is told to lapse, and does", async () => {
  await using stage = await oneSlot();
  const { needs, project } = stage;
  await carryOut(needs, project, release, coreDeciding);
  expect(await showPending(needs, project)).toMatchObject([{ lapses: false }]);

  await pauseProject(needs, project, { who: "olga", reason: "it goes wrong" });

  expect(await showPending(needs, project)).toMatchObject([{ lapses: true }]);
  stage.later(window + 1_000);
  await stage.pass();
  const [lapsed] = await needs.database.store.history.list("nova", { kind: "undo", limit: 1 });
  expect(lapsed).toMatchObject({ code: "lapsed", who: "sdague" });
  expect(lapsed?.text).toMatch(/^Not done any more: bp-1 .* is paused since/);
});

test("the first approval in a browser can be undone for half a minute before a word is posted", async () => {
  await using stage = await oneSlot({ isStarted: false });
  const plan = await showPlan(stage.needs, stage.project, "a test");
  const id = plan.kind === "done" ? (plan.value.id ?? "") : "";
  const approve = { kind: "approve", plan: id, upTo: null } as const;

  const kept = await carryOut(stage.needs, stage.project, approve, coreDeciding);
  expect(kept).toMatchObject({ kind: "pending", follows: { holds: 1, lifts: 0 } });
  expect((await stage.pass()).started).toBe(false);

  stage.later(window + 1_000);
  expect((await stage.pass()).actions.map(({ kind }) => kind)).toEqual(["fill", "hold"]);
});

test("what adds no hold is done at once, and undoing it puts everything back", async () => {
  await using stage = await oneSlot();
  const [, second = 0] = stage.changes;
  const exempt = { kind: "exempt", change: second } as const;

  const done = await carryOut(stage.needs, stage.project, exempt, coreDeciding);
  expect(done).toMatchObject({ kind: "done", follows: { holds: 0, lifts: 1 } });
  const decision = done.kind === "done" && done.undo?.kind === "decision" ? done.undo.decision : 0;
  await stage.pass();
  const undo = { kind: "undo", decision } as const;
  const undone = await carryOut(stage.needs, stage.project, undo, coreDeciding);

  expect(undone).toMatchObject({ kind: "pending", follows: { holds: 1 } });
  stage.later(window + 1_000);
  await stage.pass();
  expect(await votesOf(stage.server, second, "Code-Review")).toHaveLength(1);
});

test("what adds holds by what somebody did an instant before waits too", async () => {
  await using stage = await oneSlot({ slots: "2" });
  const [, second = 0] = stage.changes;
  const { needs, project } = stage;
  await carryOut(needs, project, { kind: "exempt", change: second }, coreDeciding);
  await stage.pass();
  const rival = () =>
    closeBlueprint(needs, project, "bp-2", "deferred", { who: "cli:ana", reason: "now" });

  const back = { kind: "take-back", change: second } as const;
  const kept = await carryOut(overtaken(needs, rival), project, back, coreDeciding);
  await stage.pass();

  expect(kept).toMatchObject({ kind: "pending", follows: { holds: 1 } });
  expect(await votesOf(stage.server, second, "Code-Review")).toEqual([]);
});

test("what is so already is said, and leaves no trace", async () => {
  await using stage = await oneSlot();
  const pause = { kind: "pause" } as const;
  await pauseProject(stage.needs, stage.project, { who: "ana", reason: "a freeze" });
  const before = await stage.needs.database.store.history.count("nova", {});

  const answer = await carryOut(stage.needs, stage.project, pause, coreDeciding);

  expect(answer).toMatchObject({ kind: "unchanged", undo: null });
  expect(await stage.needs.database.store.history.count("nova", {})).toBe(before);
});

test("without a reason nothing is decided, and who may not is told who may", async () => {
  await using stage = await oneSlot();
  const author = { actor: actorWith("contributor"), reason: "mine" };

  const silent = { ...coreDeciding, reason: null };
  const answers = [
    await carryOut(stage.needs, stage.project, release, silent),
    await carryOut(stage.needs, stage.project, release, author),
    await foresee(stage.needs, stage.project, release, author),
  ];

  expect(answers).toMatchObject([
    { code: "reason-needed" },
    { code: "not-allowed", remedy: "It takes a core or a lead of the project." },
    { code: "not-allowed" },
  ]);
  expect(await showPending(stage.needs, stage.project)).toEqual([]);
});

test("an author speaks for their own work only", async () => {
  await using stage = await oneSlot();
  await stage.know([{ name: "bp-3", owner: "Jay" }]);
  const jay = { actor: { ...actorWith("contributor"), names: ["jay"] }, reason: "it is complete" };
  const ready = (blueprint: string) =>
    carryOut(stage.needs, stage.project, { kind: "ready", blueprint }, jay);

  expect(await ready("bp-3")).toMatchObject({ kind: "done" });
  expect(await ready("bp-2")).toMatchObject({ kind: "refused", code: "not-allowed" });
});

/** Whoever decides with these is overtaken by a rival at the moment in which they begin to write. */
function overtaken(needs: ServerNeeds, rival: () => Promise<unknown>): ServerNeeds {
  let isFirst = true;
  const first = async () => {
    if (!isFirst) return;
    isFirst = false;
    await rival();
  };
  const { database } = needs;
  return {
    ...needs,
    database: {
      ...database,
      transaction: async (work) => {
        await first();
        return database.transaction(work);
      },
      attempt: async (work, isWanted) => {
        await first();
        return database.attempt(work, isWanted);
      },
    },
  };
}

const slotsOf = async ({ needs }: PassingProject) =>
  (await needs.database.store.tenures.open("nova")).map(({ blueprint }) => blueprint);
