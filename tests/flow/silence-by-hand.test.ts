import { expect, test } from "vitest";
import { assignSlot } from "#lib/flow/assign-slot.ts";
import { bumpBlueprint } from "#lib/flow/bump-blueprint.ts";
import { declareAway } from "#lib/flow/declare-away.ts";
import { declareReady } from "#lib/flow/declare-ready.ts";
import { explainBlueprintOf } from "#lib/flow/explain-blueprint.ts";
import { reconcileChange } from "#lib/flow/reconcile-change.ts";
import { showBoard } from "#lib/flow/show-board.ts";
import { newPatchSet } from "#tests/support/changes.ts";
import { core } from "#tests/support/deciding-project.ts";
import { type SilentProject, silentProject } from "#tests/support/silent-project.ts";
import { vote } from "#tests/support/votes.ts";

const object = ({ server, nova }: SilentProject, change: number) =>
  vote(server, nova.cores[0], change, "Code-Review", -1);

const away = ({ needs, project }: SilentProject, name: string, days: number) =>
  declareAway(needs, project, name, {
    ...core,
    until: new Date(needs.now().getTime() + days * 86_400_000),
  });

test("an absence stops the warning until it is over", async () => {
  await using stage = await silentProject();
  await object(stage, stage.inside);
  stage.wait("4d");
  await stage.acts();
  expect(await away(stage, "inside", 20)).toMatchObject({ kind: "done", changed: true });
  const { slots } = await showBoard(stage.needs, stage.project);
  expect(slots[0]?.turn).toMatchObject({ kind: "author", silence: { warnedAt: null } });
  expect(slots[0]?.awayUntil).toEqual(new Date("2014-07-25T09:00:00Z"));
  expect(await explainBlueprintOf(stage.needs, stage.project, "inside")).toMatchObject({
    text: expect.stringContaining("Its author is away until 25 July."),
  });

  stage.wait("24d");
  expect(await stage.acts()).toEqual([]);
  stage.wait("1d");
  expect(await stage.acts()).toEqual([`warn ${stage.inside}`]);
});

test("an absence after the warning takes it back, and the word that the author is there begins a new silence", async () => {
  await using stage = await silentProject();
  const { needs, project, wait, acts } = stage;
  await object(stage, stage.inside);
  wait("5d");
  await acts();
  await away(stage, "inside", 60);
  wait("10d");
  expect(await acts()).toEqual([]);

  const back = await declareReady(needs, project, "inside", core);

  expect(back).toMatchObject({ changed: true });
  wait("4d");
  expect(await acts()).toEqual([]);
  wait("1d");
  expect(await acts()).toEqual([`warn ${stage.inside}`]);
});

test("whose author is away wins no slot before the day, unless somebody says ready", async () => {
  await using stage = await silentProject({ "slots.count": "2" });
  const { needs, project, nova, wait, acts } = stage;
  await stage.know([{ name: "third" }]);
  const third = await stage.upload(nova.authors[2], "third");
  await acts();
  await away(stage, "third", 9);
  await bumpBlueprint(needs, project, "next", core);
  wait("8d");
  expect(await acts()).toEqual([`hold ${stage.next}`]);
  const { backlog } = await showBoard(needs, project);
  expect(backlog).toMatchObject([{ missing: ["returned"] }, { missing: ["author-present"] }]);

  wait("1d");
  expect(await acts()).toEqual(["fill third ready", `lift ${third}`]);
});

test("a date that is over is no absence", async () => {
  await using stage = await silentProject();
  const over = { kind: "refused", code: "past-date" };
  expect(await away(stage, "inside", -400)).toMatchObject({
    ...over,
    text: "27 May 2013 is over already.",
  });
  const text = "An absence until today, 09:00 UTC, would be over already.";
  expect(await away(stage, "inside", 0)).toMatchObject({ ...over, text });
});

test("a date more than ten years away is no absence", async () => {
  await using stage = await silentProject();
  const { needs, project } = stage;
  const farAway = { ...core, until: new Date("9999-12-31T00:00:00Z") };

  expect(await declareAway(needs, project, "inside", farAway)).toMatchObject({
    ...{ kind: "refused", code: "far-date" },
    remedy: "Name a day until 2024-07-01.",
  });
  expect(await away(stage, "inside", 3_600)).toMatchObject({ kind: "done" });
});

test("a core bumps without a warning; the author's next sign brings the blueprint back at its rank", async () => {
  await using stage = await silentProject();
  const { needs, project, inside, next, server, nova, wait, acts } = stage;
  wait("1d");
  const bumped = await bumpBlueprint(needs, project, "INSIDE", core);
  expect(bumped).toMatchObject({
    kind: "done",
    slot: 1,
    text: "inside is bumped and leaves slot 1.",
  });
  expect(await acts()).toEqual(["fill next ready", `hold ${inside}`, `lift ${next}`]);
  const why = await explainBlueprintOf(needs, project, "inside");
  expect(why).toMatchObject({
    position: 1,
    missing: [{ code: "returned", after: "bump" }],
    win: expect.stringMatching(/^Only what there is to do now\. Then it gets a slot /),
  });
  expect(why.text).toContain(
    "sdague bumped inside from its slot on 2 July (“agreed in the meeting”)",
  );

  await bumpBlueprint(needs, project, "next", core);
  expect(await acts()).toEqual([`hold ${next}`]);
  wait("1d");
  await newPatchSet(server, nova.authors[0], inside);
  expect(await acts()).toEqual(["fill inside ready", `lift ${inside}`]);
  const [row] = await needs.database.store.history.list("nova", { kind: "return", limit: 1 });
  expect(row?.text).toBe(
    `The author of inside is back on change ${inside}: it can win a slot again.`,
  );
});

test("what the author did before a bump by hand is no return, also where only an event told of it", async () => {
  await using stage = await silentProject();
  const { needs, project, inside, next, server, nova, wait, acts } = stage;
  wait("1d");
  await newPatchSet(server, nova.authors[0], inside);
  await reconcileChange(needs, inside);
  await bumpBlueprint(needs, project, "inside", core);

  expect(await acts()).toEqual(["fill next ready", `hold ${inside}`, `lift ${next}`]);
});

test("a bump by hand also ends by ready, or by a slot given by hand", async () => {
  await using stage = await silentProject({ "slots.count": "2" });
  const { needs, project } = stage;
  await stage.acts();
  await bumpBlueprint(needs, project, "inside", core);
  await bumpBlueprint(needs, project, "next", core);

  await declareReady(needs, project, "inside", core);
  await assignSlot(needs, project, "next", core);

  expect(await stage.acts()).toEqual(["fill inside ready"]);
  const blueprints = await needs.database.store.blueprints.all("nova");
  expect(blueprints.map(({ bumped }) => bumped)).toEqual([null, null]);
});

test("what has no slot can't be bumped", async () => {
  await using stage = await silentProject();
  expect(await bumpBlueprint(stage.needs, stage.project, "next", core)).toMatchObject({
    kind: "refused",
    code: "no-slot",
    text: "next has no slot to be bumped from.",
  });
});
