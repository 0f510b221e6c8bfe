import { expect, test } from "vitest";
import { closeBlueprint } from "#lib/flow/close-blueprint.ts";
import { declareReady } from "#lib/flow/declare-ready.ts";
import { explainBlueprintOf } from "#lib/flow/explain-blueprint.ts";
import { explainChangeOf } from "#lib/flow/explain-change.ts";
import { findTarget } from "#lib/flow/find-target.ts";
import { listChanges } from "#lib/flow/list-changes.ts";
import { listHolds } from "#lib/flow/list-holds.ts";
import { releaseBlueprint } from "#lib/flow/release-blueprint.ts";
import { setPolicy } from "#lib/flow/set-policy.ts";
import { showBoard } from "#lib/flow/show-board.ts";
import { findHistory, type HistoryFilter, showHistory } from "#lib/flow/show-history.ts";
import { showStatus } from "#lib/flow/show-status.ts";
import { createChange } from "#tests/support/changes.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";
import { vote } from "#tests/support/votes.ts";

const lead = { who: "lead", reason: "we finish too little" };

/** Two slots, both taken, and one blueprint in line; gives the number of a change of each. */
async function fullProject(nova: PassingProject) {
  const upload = (blueprint: string) =>
    createChange(nova.server, nova.nova.authors[0], {
      repository: nova.nova.repository,
      message: `Work on ${blueprint}\n\nImplements: blueprint ${blueprint}\n`,
    });
  const numbers = {
    first: await upload("first"),
    second: await upload("second"),
    third: await upload("third"),
  };
  await nova.know([{ name: "first" }, { name: "second" }, { name: "third" }]);
  await nova.pass();
  await nova.start();
  await nova.pass();
  return numbers;
}

test("the board keeps a slot above a lowered number and calls it closing", async () => {
  await using nova = await passingProject({ "slots.count": "2", "slots.debt": "0" });
  await fullProject(nova);
  await setPolicy(nova.needs, nova.project, { "slots.count": "1" }, lead);

  const board = await showBoard(nova.needs, nova.project);

  expect(board).toMatchObject({ occupied: 2, count: 1, ready: 1, held: 1 });
  expect(board.slots.map(({ number, blueprint, closing }) => [number, blueprint, closing])).toEqual(
    [
      [1, "first", undefined],
      [2, "second", true],
    ],
  );
  expect(board.backlog).toMatchObject([
    { rank: 3, position: 1, blueprint: "third", ready: true, missing: [] },
  ]);
});

test("the last slots are reserved for debt, taken or not", async () => {
  await using nova = await passingProject({ "slots.count": "3", "slots.debt": "1" });
  await fullProject(nova);

  const { slots } = await showBoard(nova.needs, nova.project);

  expect(slots.map(({ number, reserved, blueprint }) => [number, reserved, blueprint])).toEqual([
    [1, false, "first"],
    [2, false, "second"],
    [3, true, null],
  ]);
});

test("a hold is listed with its verdict, and a vote that nothing explains as an orphan", async () => {
  await using nova = await passingProject({ "slots.count": "2", "slots.debt": "0" });
  const { first, third } = await fullProject(nova);
  await vote(nova.server, nova.nova.bot, first, "Code-Review", -1);
  await setPolicy(nova.needs, nova.project, { "brake.newHolds": "0" }, lead);
  await nova.pass();

  const holds = await listHolds(nova.needs, nova.project);

  expect(holds.map(({ change, verdict, orphan }) => ({ change, verdict, orphan }))).toEqual([
    { change: first, verdict: "in-slot", orphan: true },
    { change: third, verdict: "waiting", orphan: false },
  ]);
});

test("open changes are filtered by verdict and by who stands against them", async () => {
  await using nova = await passingProject({ "slots.count": "2", "slots.debt": "0" });
  const { second, third } = await fullProject(nova);
  await vote(nova.server, nova.nova.cores[0], second, "Code-Review", -2);
  await nova.pass();

  const waiting = await listChanges(nova.needs, nova.project, { verdict: "waiting" });
  const opposed = await listChanges(nova.needs, nova.project, { human2: true });

  expect(waiting).toMatchObject([
    { change: third, blueprints: ["third"], linkedBy: "message", held: true, owner: "jay" },
  ]);
  expect(opposed.map(({ change }) => change)).toEqual([second]);
});

test("a change in line is explained with its hold, who is ahead and what would win a slot", async () => {
  await using nova = await passingProject({ "slots.count": "2", "slots.debt": "0" });
  const { third } = await fullProject(nova);

  const view = await explainChangeOf(nova.needs, nova.project, third);

  expect(view).toMatchObject({
    verdict: "waiting",
    position: 1,
    inLine: 1,
    blueprint: "third",
    hold: { vote: { label: "Code-Review", value: -2 } },
    ahead: [{ blueprint: "third" }],
  });
  expect(view).toHaveProperty("parts.link", `${nova.project.pages}/changes/${third}`);
  expect(view).toHaveProperty("win.text", expect.stringContaining("slot"));
});

test("a blueprint says where it stands in whatever case it is asked for", async () => {
  await using nova = await passingProject({ "slots.count": "2", "slots.debt": "0" });
  const { first } = await fullProject(nova);

  const inSlot = await explainBlueprintOf(nova.needs, nova.project, "FIRST");
  const inLine = await explainBlueprintOf(nova.needs, nova.project, "third");

  expect(inSlot).toMatchObject({ verdict: "in-slot", slot: 1, changes: [{ change: first }] });
  expect(inLine).toMatchObject({ verdict: "waiting", position: 1, until: "third gets a slot" });
  expect(inLine).toHaveProperty("text", expect.stringContaining("This one is ready."));
});

test("what is asked for is found by number, Change-Id and name, or refused with what is near", async () => {
  await using nova = await passingProject();
  const { first } = await fullProject(nova);
  const { change } = (await nova.needs.database.store.changes.get("sandbox", first)) ?? {};
  const find = (text: string) => findTarget(nova.needs, nova.project, text);

  expect(await find(String(first))).toEqual({ kind: "change", number: first });
  expect(await find(change?.changeId ?? "")).toEqual({ kind: "change", number: first });
  expect(await find("Third")).toEqual({ kind: "blueprint", name: "third" });
  expect(await find("thirds")).toMatchObject({ kind: "refused", remedy: "Did you mean “third”?" });
  expect(await find("987654")).toMatchObject({ kind: "refused", code: "unknown-change" });
  expect(await find("nonesuch")).toMatchObject({
    remedy: [
      "Known are first, second and third; those in a slot or in line are on ",
      { kind: "board" },
      ".",
    ],
  });
});

test("an address is found on the hosts of the project and refused on any other", async () => {
  await using nova = await passingProject();
  const { first } = await fullProject(nova);
  const addresses = ["https://review.example.org/", "https://slots.example.org"];
  const find = (address: string) => findTarget(nova.needs, { ...nova.project, addresses }, address);

  const found = { kind: "change", number: first };
  expect(await find(`https://review.example.org/c/${first}`)).toEqual(found);
  expect(await find(`https://slots.example.org/nova/changes/${first}`)).toEqual(found);
  expect(await find(`https://example.org/c/${first}`)).toMatchObject({
    code: "another-server",
    text: "That address is on example.org; the changes and pages of nova are on review.example.org and slots.example.org.",
  });
  expect(await find("https://tracker.example.org/nova/+spec/third")).toEqual({
    kind: "blueprint",
    name: "third",
  });
});

test("a release by hand is told with who and why until somebody calls it ready", async () => {
  await using nova = await passingProject({ "slots.count": "2", "slots.debt": "0" });
  const { first } = await fullProject(nova);
  await releaseBlueprint(nova.needs, nova.project, "first", lead);
  const told = async () => [
    await explainChangeOf(nova.needs, nova.project, first),
    await explainBlueprintOf(nova.needs, nova.project, "first"),
  ];

  const words = /lead released first from its slot on \d+ \w+ \(“we finish too little”\)\.$/;
  for (const view of await told())
    expect(view).toMatchObject({ text: expect.stringMatching(words) });
  await declareReady(nova.needs, nova.project, "first", lead);
  for (const view of await told()) {
    expect(view).toMatchObject({ text: expect.not.stringContaining("released") });
  }
});

test("status names what differs from the file and the votes that a removed project left", async () => {
  await using nova = await passingProject({ "slots.count": "2", "slots.debt": "0" });
  const { third } = await fullProject(nova);

  const own = await showStatus(nova.needs, nova.project, { "slots.count": "9" }, ["nova"]);
  const other = await showStatus(nova.needs, nova.project, {}, ["neutron"]);

  expect(own).toMatchObject({ project: "nova", mode: "vote", started: true, paused: false });
  expect(own.lastFullRead).toBeInstanceOf(Date);
  expect(own.problems).toEqual([]);
  expect(own.notes.map(({ key }) => key)).toEqual(["policy:slots.count"]);
  expect(own.notes[0]?.text).toContain("slots.count is 2");
  expect(other.problems.map(({ text }) => text)).toEqual([
    expect.stringContaining(`holds of it stand on ${third}`),
  ]);
});

test("history is read on from an entry, and of one blueprint", async () => {
  await using nova = await passingProject({ "slots.count": "2", "slots.debt": "0" });
  await fullProject(nova);

  const [newest] = await showHistory(nova.needs, nova.project, { limit: 1 });
  const earlier = await showHistory(nova.needs, nova.project, { before: newest?.seq ?? 0 });
  const ofFirst = await showHistory(nova.needs, nova.project, { blueprint: "First" });

  expect(earlier.every(({ seq }) => seq < (newest?.seq ?? 0))).toBe(true);
  expect(ofFirst.map(({ kind }) => kind)).toContain("fill");
  expect(ofFirst.every(({ blueprint }) => blueprint === "first")).toBe(true);
  expect(newest?.reason.code).toEqual(expect.any(String));
});

test("the history of what nobody knows is refused, and of what was never decided on is empty", async () => {
  await using nova = await passingProject();
  const change = await createChange(nova.server, nova.nova.authors[0], {
    repository: nova.nova.repository,
    message: "Tidy up",
  });
  await nova.pass();
  const ask = (filter: HistoryFilter) => findHistory(nova.needs, nova.project, filter);

  expect(await ask({ change })).toEqual([]);
  expect(await ask({ change: 99_999 })).toMatchObject({ code: "unknown-change" });
  expect(await ask({ blueprint: "nope" })).toMatchObject({ code: "unknown-blueprint" });
});

test("who says done hears of the changes that are still open", async () => {
  await using nova = await passingProject({ "slots.count": "2", "slots.debt": "0" });
  await fullProject(nova);

  const inSlot = await closeBlueprint(nova.needs, nova.project, "first", "done", lead);
  const inLine = await closeBlueprint(nova.needs, nova.project, "third", "done", lead);

  expect(inSlot).toMatchObject({
    text: "first is done and leaves slot 1. 1 open change of it then needs no slot.",
  });
  expect(inLine).toMatchObject({ text: "third is done. 1 open change of it then needs no slot." });
});
