import { expect, test } from "vitest";
import { assignSlot } from "#lib/flow/assign-slot.ts";
import { pauseProject } from "#lib/flow/pause-project.ts";
import { resumeProject } from "#lib/flow/resume-project.ts";
import { core, decidingProject } from "#tests/support/deciding-project.ts";

const hour = 3_600_000;

test("a pause is one pause however often it is asked for, and says since when", async () => {
  await using nova = await decidingProject();
  const first = await pauseProject(nova.needs, nova.project, core);
  nova.later(hour);

  const second = await pauseProject(nova.needs, nova.project, core);

  expect(second).toMatchObject({ changed: false, paused: first.paused });
  expect(second.text).toBe("nova is paused already, since 14 July.");
  expect(await nova.history()).toHaveLength(1);
});

test("clocks stand still while a project is paused", async () => {
  await using nova = await decidingProject();
  await nova.know("inside");
  await nova.start();
  await assignSlot(nova.needs, nova.project, "inside", core);
  const begun = nova.needs.now();
  await nova.store.tenures.setClock("nova", "inside", begun);
  nova.later(2 * hour);
  await nova.store.tenures.setEmptySince("nova", "inside", nova.needs.now());

  await pauseProject(nova.needs, nova.project, core);
  nova.later(100 * hour);
  await resumeProject(nova.needs, nova.project, core);

  const now = nova.needs.now().getTime();
  const [tenure] = await nova.store.tenures.open("nova");
  expect(tenure).toMatchObject({ since: begun, emptySince: new Date(now) });
  expect(tenure?.clockFrom).toEqual(new Date(now - 2 * hour));
  const state = await nova.store.projects.get("nova");
  expect(state).toMatchObject({ pausedAt: null, debtReadyAt: new Date(now - 2 * hour) });
});

test("resuming what is not paused changes nothing, and before the start it says what is next", async () => {
  await using nova = await decidingProject();

  expect(await resumeProject(nova.needs, nova.project, core)).toMatchObject({ changed: false });
  await pauseProject(nova.needs, nova.project, core);
  const resumed = await resumeProject(nova.needs, nova.project, core);

  expect(resumed).toMatchObject({ changed: true, paused: null, started: false });
  expect(resumed.text).toContain("A first plan has to be approved");
});
