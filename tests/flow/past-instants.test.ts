import { expect, test } from "vitest";
import { assignSlot } from "#lib/flow/assign-slot.ts";
import { closeBlueprint } from "#lib/flow/close-blueprint.ts";
import { type ImportedBlueprint, importBlueprints } from "#lib/flow/import-blueprints.ts";
import { markRestored } from "#lib/flow/mark-restored.ts";
import { type PastBoard, showPast } from "#lib/flow/show-past.ts";
import { createChange, submit } from "#tests/support/changes.ts";
import { core, type DecidingProject, decidingProject } from "#tests/support/deciding-project.ts";
import { mergePastReview } from "#tests/support/merge-past-review.ts";
import { passingProject } from "#tests/support/passing-project.ts";
import { vote } from "#tests/support/votes.ts";

const hour = 3_600_000;

/** Known at 12:00, in a slot at 13:00, done at 14:00; now it is 15:00. */
async function shortStory(): Promise<DecidingProject> {
  const nova = await decidingProject({ "slots.count": "2", "slots.debt": "0" });
  const { needs, project } = nova;
  await importBlueprints(needs, project, ["cells", "numa"].map(approved), {
    ...core,
    rerank: false,
  });
  await nova.start();
  nova.later(hour);
  await assignSlot(needs, project, "numa", core);
  nova.later(hour);
  await closeBlueprint(needs, project, "numa", "done", core);
  nova.later(hour);
  return nova;
}

const approved = (name: string): ImportedBlueprint => ({
  name,
  title: `About ${name}`,
  kind: "feature",
  approvedAt: new Date("2014-04-01T00:00:00Z"),
});

const at = ({ needs, project }: DecidingProject, written: string) =>
  showPast(needs, project, written);

async function board(nova: DecidingProject, written: string): Promise<PastBoard> {
  const past = await at(nova, written);
  if ("kind" in past) throw new Error(past.text);
  return past;
}

test("a board of the past names the decision that made it, and the one that ended it", async () => {
  await using nova = await shortStory();

  const past = await board(nova, "2014-07-14T13:30");

  expect(past.slots[0]).toMatchObject({
    number: 1,
    content: { blueprint: "numa", title: "About numa", since: new Date("2014-07-14T13:00:00Z") },
  });
  expect(past.last?.text).toBe("numa is assigned by hand and enters slot 1.");
  expect(past.next).toMatchObject({ kind: "done", at: new Date("2014-07-14T14:00:00Z") });
  expect(past.earlier).toEqual(new Date("2014-07-14T12:00:00Z"));
  expect((await board(nova, "2014-07-14T12:00")).earlier).toBeNull();
  expect((await board(nova, "2014-07-14")).next).toBeNull();
});

test("an instant before the history, to come or unreadable is answered in words", async () => {
  await using nova = await shortStory();

  expect(await at(nova, "2014-07-13")).toMatchObject({
    code: "before-history",
    text: "The history of nova begins on 14 July, 12:00 UTC: what was before is not known.",
  });
  expect(await at(nova, "2014-07-14T15:01")).toMatchObject({ code: "to-come" });
  expect(await at(nova, "last‮Monday")).toMatchObject({
    code: "bad-instant",
    text: "“last Monday” is no day and no instant.",
  });
});

test("what is advised before the history leads into it", async () => {
  await using nova = await decidingProject();
  nova.later(23_400);
  await importBlueprints(nova.needs, nova.project, [approved("cells")], { ...core, rerank: false });
  nova.later(hour);
  const adviceFor = async (written: string) => {
    const past = await at(nova, written);
    return "kind" in past ? past.remedy : "none";
  };

  expect(await adviceFor("2014-07-14T12:00")).toBe(
    "Name 2014-07-14 or a later day, or an instant from 2014-07-14T12:00:24Z on.",
  );
  expect(await adviceFor("2014-07-14")).toBe("none");
  expect(await adviceFor("2014-07-14T12:00:24Z")).toBe("none");
});

test("nothing was decided yet: there is no past", async () => {
  await using nova = await decidingProject();
  expect(await at(nova, "2014-07-14T11:00")).toMatchObject({ code: "no-history" });
});

/** A project with one slot, whose clock the test moves. */
async function oneSlot() {
  const clock = { now: Date.parse("2014-07-14T12:00:00Z") };
  const policy = { "slots.count": "1", "slots.debt": "0" };
  const stage = await passingProject(policy, { clock: () => new Date(clock.now) });
  const { server, nova } = stage;
  const upload = (blueprint: string) =>
    createChange(server, nova.authors[0], {
      repository: nova.repository,
      message: `Work\n\nImplements: blueprint ${blueprint}\n`,
    });
  return { clock, stage, upload };
}

const knowBoth = ({ needs, project }: Awaited<ReturnType<typeof oneSlot>>["stage"]) =>
  importBlueprints(needs, project, ["first", "second"].map(approved), { ...core, rerank: false });

test("work that landed is told as landed until a hold says that it is back in line", async () => {
  const { clock, stage: started, upload } = await oneSlot();
  await using stage = started;
  const { server, nova, needs, project } = stage;
  const landing = await upload("first");
  await upload("second");
  await knowBoth(stage);
  await stage.start();
  await stage.pass();
  await vote(server, nova.cores[0], landing, "Code-Review", 2);
  await submit(server, nova.cores[0], landing);
  clock.now += hour;
  await stage.pass();
  await upload("first");
  clock.now += hour;
  await stage.pass();

  const placeAt = async (written: string) => {
    const past = await showPast(needs, project, written);
    return "kind" in past ? past.text : past.order[0]?.place.kind;
  };
  expect(await placeAt("2014-07-14T12:30")).toBe("in-slot");
  expect(await placeAt("2014-07-14T13:30")).toBe("landed");
  expect(await placeAt("2014-07-14T14:00")).toBe("in-line");
});

test("work that landed without ever having a slot is in no line from that day on", async () => {
  const { clock, stage: started, upload } = await oneSlot();
  await using stage = started;
  const { server, needs, project } = stage;
  await upload("first");
  const landing = await upload("second");
  await knowBoth(stage);
  await stage.start();
  await stage.pass();
  clock.now += hour;
  await mergePastReview(server, landing);
  clock.now += hour;
  await stage.pass();
  const boardAt = async (written: string) => {
    const past = await showPast(needs, project, written);
    if ("kind" in past) throw new Error(past.text);
    return [past.inLine, past.order[1]?.place.kind];
  };

  expect(await boardAt("2014-07-14T12:30")).toEqual([1, "in-line"]);
  expect(await boardAt("2014-07-14T13:30")).toEqual([0, "landed"]);

  clock.now += hour;
  await upload("second");
  clock.now += hour;
  await stage.pass();
  expect(await boardAt("2014-07-14T13:30")).toEqual([0, "landed"]);
  expect(await boardAt("2014-07-14T16:00")).toEqual([1, "in-line"]);
});

test("what lies between a backup and its restore is told as not known", async () => {
  await using nova = await shortStory();
  await markRestored(nova.needs, "an operator");
  nova.later(hour);

  expect((await board(nova, "2014-07-14T14:30")).gap).toEqual({
    from: new Date("2014-07-14T14:00:00Z"),
    until: new Date("2014-07-14T15:00:00Z"),
  });
  expect((await board(nova, "2014-07-14T13:59")).gap).toBeNull();
  expect((await board(nova, "2014-07-14T15:30")).gap).toBeNull();
});
