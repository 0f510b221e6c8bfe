import { expect, test } from "vitest";
import { age } from "#lib/domain/age.ts";
import { explainBlueprintOf } from "#lib/flow/explain-blueprint.ts";
import { pauseProject } from "#lib/flow/pause-project.ts";
import { removeHolds } from "#lib/flow/remove-holds.ts";
import { resumeProject } from "#lib/flow/resume-project.ts";
import { setPolicy } from "#lib/flow/set-policy.ts";
import { showBoard } from "#lib/flow/show-board.ts";
import { newPatchSet } from "#tests/support/changes.ts";
import { core } from "#tests/support/deciding-project.ts";
import { type SilentProject, silentProject } from "#tests/support/silent-project.ts";
import { vote } from "#tests/support/votes.ts";

const object = (stage: SilentProject, change: number) =>
  vote(stage.server, stage.nova.cores[0], change, "Code-Review", -1);

test("a silent author is warned once, bumped when the policy says so, and back at the old rank", async () => {
  await using stage = await silentProject();
  const { inside, next, nova, server, wait, acts } = stage;
  const [jay] = nova.authors;
  await object(stage, inside);
  expect(await acts()).toEqual([]);

  wait("5d");
  expect(await acts()).toEqual([`warn ${inside}`]);
  const [words] = await stage.warnings(inside);
  expect(words).toContain("the review slot is kept until 11 July");
  expect(words).toContain("a negative vote is unanswered");
  expect(await acts()).toEqual([]);

  wait("5d");
  expect(await acts()).toEqual([
    "free inside bumped",
    "fill next ready",
    `hold ${inside}`,
    `lift ${next}`,
  ]);
  expect(await acts()).toEqual([]);
  expect(await stage.warnings(inside)).toHaveLength(1);
  const board = await showBoard(stage.needs, stage.project);
  expect(board.backlog).toMatchObject([{ blueprint: "inside", rank: 1, missing: ["returned"] }]);

  wait("1d");
  await newPatchSet(server, jay, inside);
  expect(await acts()).toEqual([]);
  const back = await showBoard(stage.needs, stage.project);
  expect(back.backlog).toMatchObject([{ blueprint: "inside", rank: 1, ready: true }]);
  await object(stage, next);
  wait("10d");
  expect(await acts()).toEqual([`warn ${next}`]);
  wait("5d");
  expect(await acts()).toEqual([
    "free next bumped",
    "fill inside ready",
    `lift ${inside}`,
    `hold ${next}`,
  ]);
});

test("reviewers may be silent for ever: it is told once and costs no slot", async () => {
  await using stage = await silentProject();
  for (let days = 0; days < 40; days += 4) {
    stage.wait("4d");
    expect(await stage.acts()).toEqual([]);
  }

  const rows = await stage.needs.database.store.history.list("nova", {
    limit: 9,
    kind: "escalate",
  });
  expect(rows.map(({ text }) => text)).toEqual([
    `Reviewers let inside wait since 1 July, on ${stage.inside}.`,
  ]);
  const { slots } = await showBoard(stage.needs, stage.project);
  expect(slots).toMatchObject([{ turn: { kind: "reviewers", isLong: true } }]);
  expect(await explainBlueprintOf(stage.needs, stage.project, "inside")).toMatchObject({
    doNow: [`Review change ${stage.inside}: reviewers are waited for`],
  });
});

test("an answer after the warning begins a new silence, with a warning of its own", async () => {
  await using stage = await silentProject();
  const { inside, wait, acts, nova, server } = stage;
  await object(stage, inside);
  wait("5d");
  await acts();
  wait("4d");
  await newPatchSet(server, nova.authors[0], inside);
  wait("2d");
  expect(await acts()).toEqual([]);
  await object(stage, inside);
  wait("4d");
  expect(await acts()).toEqual([]);
  wait("1d");
  expect(await acts()).toEqual([`warn ${inside}`]);
  wait("4d");
  expect(await acts()).toEqual([]);
  wait("1d");
  expect(await acts()).toContain("free inside bumped");
});

test("nobody is bumped unwarned after an outage", async () => {
  await using stage = await silentProject();
  await object(stage, stage.inside);
  stage.wait("60d");

  expect(await stage.acts()).toEqual([`warn ${stage.inside}`]);
  stage.wait("4d");
  expect(await stage.acts()).toEqual([]);
  stage.wait("1d");
  expect(await stage.acts()).toContain("free inside bumped");
});

test("nobody is bumped unwarned after a shorter policy", async () => {
  await using stage = await silentProject({ "bump.warnAfter": "30d", "bump.after": "60d" });
  await object(stage, stage.inside);
  stage.wait("20d");
  expect(await stage.acts()).toEqual([]);
  const shorter = { "bump.warnAfter": "1d", "bump.after": "3d" };
  await setPolicy(stage.needs, stage.project, shorter, core);

  expect(await stage.acts()).toEqual([`warn ${stage.inside}`]);
  stage.wait("1d");
  expect(await stage.acts()).toEqual([]);
  stage.wait("1d");
  expect(await stage.acts()).toContain("free inside bumped");
});

test("a pause is no silence, neither before the warning nor after it", async () => {
  await using stage = await silentProject();
  const { inside, wait, acts, needs, project } = stage;
  const paused = async (duration: string) => {
    await pauseProject(needs, project, core);
    wait(duration);
    expect(await acts()).toEqual([]);
    await resumeProject(needs, project, core);
  };
  await object(stage, inside);
  wait("2d");
  await paused("20d");
  wait("2d");
  expect(await acts()).toEqual([]);
  await paused("20d");
  wait("1d");
  expect(await acts()).toEqual([`warn ${inside}`]);
  wait("3d");
  await paused("20d");
  wait("1d");
  expect(await acts()).toEqual([]);
  wait("1d");
  expect(await acts()).toContain("free inside bumped");
});

test("who only observes warns nobody and bumps nobody", async () => {
  await using stage = await silentProject({ "hold.mode": "observe" });
  await object(stage, stage.inside);
  stage.wait("5d");
  const report = await stage.pass();
  expect(report.actions).toEqual([]);
  expect(report.refused).toMatchObject([
    { kind: "hold", change: stage.next },
    { kind: "warn", change: stage.inside, reason: { code: "observe" } },
  ]);
  stage.wait("30d");
  expect(await stage.acts()).toEqual([]);
});

test("where it is the author's turn, why says since when, what is asked and what follows", async () => {
  await using stage = await silentProject();
  await object(stage, stage.inside);
  stage.wait("1d");
  await stage.acts();

  const view = await explainBlueprintOf(stage.needs, stage.project, "inside");

  expect(view).toMatchObject({
    verdict: "in-slot",
    doNow: [`Answer the negative vote: upload a new patch set, or reply (change ${stage.inside})`],
  });
  expect(view.text).toContain(
    "It is the author's turn since 1 July, 09:00 UTC: a negative vote is unanswered.",
  );
  expect(view.text).toContain("Unheard, the author is warned on 6 July.");
});

test("no clock runs from the removal of all holds to the approval of a new first plan", async () => {
  await using stage = await silentProject();
  const { needs, project, inside, wait, acts } = stage;
  await object(stage, inside);
  wait("4d");
  await acts();
  await removeHolds(needs, project, core);
  const removed = needs.now();
  expect((await needs.database.store.projects.get(project.key))?.lastWriteAt).toEqual(removed);
  wait("10d");
  await resumeProject(needs, project, core);
  wait("10d");
  await stage.start();

  expect(await acts()).toEqual([`hold ${stage.next}`]);
  wait("1d");
  expect(await acts()).toEqual([`warn ${inside}`]);
});

test("while the project is paused every view tells what is left of the clock, and it goes on from there", async () => {
  await using stage = await silentProject();
  await object(stage, stage.inside);
  stage.wait("3d");
  await stage.acts();
  const running = await seen(stage);

  await pauseProject(stage.needs, stage.project, core);
  stage.wait("40d");
  const paused = await seen(stage);
  await resumeProject(stage.needs, stage.project, core);
  const resumed = await seen(stage);

  expect([running.left, paused.left, resumed.left]).toEqual(["2 d", "2 d", "2 d"]);
  expect(paused.silence).toEqual(resumed.silence);
  expect(paused.text).toContain("Unheard, the author is warned 2 d after the pause.");
  expect(resumed.text).toContain("Unheard, the author is warned on 15 August.");
});

/** What the board and the blueprint's page tell of the silence in the only slot. */
async function seen({ needs, project }: SilentProject) {
  const { slots } = await showBoard(needs, project);
  const turn = slots[0]?.turn;
  const silence = turn?.kind === "author" ? turn.silence : null;
  const view = await explainBlueprintOf(needs, project, "inside");
  const text = view.kind === "blueprint" ? view.text : "";
  return { silence, left: silence && age(needs.now(), silence.warnAt), text };
}
