import { expect, test } from "vitest";
import type { Quick } from "#lib/domain/command.ts";
import { carryOut, foresee } from "#lib/flow/carry-out.ts";
import { endExemptions } from "#lib/flow/end-exemptions.ts";
import { exemptChange } from "#lib/flow/exempt-change.ts";
import { pauseProject } from "#lib/flow/pause-project.ts";
import { resumeProject } from "#lib/flow/resume-project.ts";
import { showPending } from "#lib/flow/show-pending.ts";
import { actorWith, coreDeciding } from "#tests/support/deciders.ts";
import { oneSlot } from "#tests/support/one-slot.ts";
import type { PassingProject } from "#tests/support/passing-project.ts";

const minute = 60_000;
const ana = { who: "cli:ana", reason: "it goes wrong" };
const lead = { actor: { ...actorWith("lead"), who: "lou" }, reason: "on with it" };
const release = { kind: "release", blueprint: "bp-1" } as const;
const pause = { kind: "pause" } as const;
const resume = { kind: "resume" } as const;

/** A paused project in which a hold goes on as soon as it is resumed. */
async function pausedWithHolds() {
  const stage = await oneSlot();
  const { needs, project } = stage;
  const [, second] = stage.changes;
  await exemptChange(needs, project, String(second), ana);
  await stage.pass();
  await pauseProject(needs, project, ana);
  await endExemptions(needs, project, String(second), ana);
  return stage;
}

const isPaused = async ({ needs }: PassingProject) =>
  (await needs.database.store.projects.get("nova"))?.pausedAt != null;
const newest = async ({ needs }: PassingProject, kind: string) =>
  (await needs.database.store.history.list("nova", { kind, limit: 1 }))[0];

test("while one decision to resume waits there is no other, by whatever name", async () => {
  await using stage = await pausedWithHolds();
  const { needs, project } = stage;
  const undo = { kind: "undo", decision: (await newest(stage, "pause"))?.seq ?? 0 } as const;

  expect(await carryOut(needs, project, resume, coreDeciding)).toMatchObject({ kind: "pending" });

  expect(await carryOut(needs, project, resume, lead)).toMatchObject({ code: "pending" });
  expect(await carryOut(needs, project, undo, lead)).toMatchObject({ code: "pending" });
  expect(await showPending(needs, project)).toHaveLength(1);
});

test.each(["resume", "undo"] as const)(
  "a pause takes back what waits to end the one that is on: %s",
  async (kind) => {
    await using stage = await pausedWithHolds();
    const { needs, project } = stage;
    const decision = (await newest(stage, "pause"))?.seq ?? 0;
    const command: Quick = kind === "undo" ? { kind, decision } : { kind };
    await carryOut(needs, project, command, coreDeciding);

    const preview = await foresee(needs, project, pause, lead);
    const paused = await carryOut(needs, project, pause, lead);

    const text = expect.stringMatching(
      /^nova stays paused, since .*; what sdague decided, to resume it, is taken back\.$/,
    );
    expect(preview).toMatchObject({ kind: "preview", text });
    expect(paused).toMatchObject({ kind: "done", text, undo: null });
    expect(await showPending(needs, project)).toEqual([]);
    expect(await newest(stage, "undo")).toMatchObject({
      ...{ code: "lapsed", who: "lou", facts: { who: "sdague" } },
      text: "Not done any more: nova goes on. The project was to stay paused.",
    });
    stage.later(minute);
    await stage.pass();
    expect(await isPaused(stage)).toBe(true);
  },
);

test("a pause says which decisions lapse by it, and its end which of them go on", async () => {
  await using stage = await oneSlot();
  const { needs, project } = stage;
  const line = (what: string) => [
    `A decision of sdague ${what}: bp-1 is released and leaves slot 1.`,
  ];
  await carryOut(needs, project, release, coreDeciding);

  const pausing = await foresee(needs, project, pause, lead);
  expect(await showPending(needs, project)).toMatchObject([{ lapses: false }]);
  const paused = await carryOut(needs, project, pause, lead);
  const resuming = await foresee(needs, project, resume, lead);

  expect(pausing).toMatchObject({ details: line("lapses") });
  expect(paused).toMatchObject({ kind: "done", details: line("lapses") });
  expect(resuming).toMatchObject({ details: line("goes on") });
});

test("what lapses before the end of a pause that adds holds is not told to go on", async () => {
  await using stage = await oneSlot();
  const { needs, project } = stage;
  const [, second] = stage.changes;
  await exemptChange(needs, project, String(second), ana);
  await stage.pass();
  await carryOut(needs, project, release, coreDeciding);
  await pauseProject(needs, project, ana);
  await endExemptions(needs, project, String(second), ana);

  const resuming = await foresee(needs, project, resume, lead);

  expect(resuming).toMatchObject({
    follows: { holds: 1 },
    details: ["A decision of sdague lapses before that: bp-1 is released and leaves slot 1."],
  });
});

test("a pause takes back what waits to resume also where somebody has resumed on the host since", async () => {
  await using stage = await pausedWithHolds();
  const { needs, project } = stage;
  await carryOut(needs, project, resume, coreDeciding);
  await resumeProject(needs, project, ana);

  await carryOut(needs, project, pause, lead);
  stage.later(minute);
  await stage.pass();

  expect(await isPaused(stage)).toBe(true);
  expect(await showPending(needs, project)).toEqual([]);
});
