import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { heldAmong } from "#tests/support/bot-traces.ts";
import { mergePastReview } from "#tests/support/merge-past-review.ts";
import { type Stage, type Story, uploadWork } from "#tests/support/stage.ts";

type Board = {
  readonly slots: readonly { readonly blueprint: string | null }[];
  readonly lentSince: string | null;
};

/** Two slots, the second one kept for debt; b8. */
export const lendingStories: readonly Story[] = [
  {
    name: "what is kept for debt is lent after its idle time, and taken back only when a slot falls free",
    repository: "openstack/lending",
    setting: { policy: { "slots.count": 2, "slots.debt": 1, "slots.lendAfter": "1h" } },
    run: async (stage) => {
      const { cells, objects } = await startWithTheReservationKept(stage);
      await expectLentAfterItsTime(stage, objects);
      const { flavors, cleanup } = await expectNobodyEvictedForDebt(stage);
      await expectTakenBackAtAVacancy(stage, cells, { flavors, cleanup });
      await expectLentAnewOnlyAfterItsTime(stage, cleanup, flavors);
    },
  },
];

async function startWithTheReservationKept(stage: Stage) {
  const cells = await uploadWork(stage, "cells");
  const objects = await uploadWork(stage, "objects");
  await know(stage, { cells: "feature", objects: "feature", flavors: "feature", cleanup: "debt" });
  await stage.start();
  expect(await inSlots(stage)).toEqual(["cells", null]);
  expect(await heldAmong(stage, [cells, objects])).toEqual([objects]);
  expect(await isLent(stage)).toBe(false);
  return { cells, objects };
}

/** No debt was ready since the start; once that is longer than the policy's time, a feature may have its slot. */
async function expectLentAfterItsTime(stage: Stage, objects: number): Promise<void> {
  await lendAfter(stage, "3s");
  await tickUntil(stage, async () => (await inSlots(stage))[1] === "objects");
  expect(await heldAmong(stage, [objects])).toEqual([]);
  expect(await isLent(stage)).toBe(true);
}

/** Debt that gets ready finds both slots taken: it is held and waits, though a feature has its slot. */
async function expectNobodyEvictedForDebt(stage: Stage) {
  const flavors = await uploadWork(stage, "flavors");
  const cleanup = await uploadWork(stage, "cleanup");
  await stage.tick();
  await stage.tick();
  expect(await inSlots(stage)).toEqual(["cells", "objects"]);
  expect(await heldAmong(stage, [flavors, cleanup])).toEqual([flavors, cleanup]);
  expect(await isLent(stage)).toBe(false);
  return { flavors, cleanup };
}

/** The first slot that falls free is debt's, although a feature stands higher in the line. */
async function expectTakenBackAtAVacancy(
  stage: Stage,
  cells: number,
  { flavors, cleanup }: { readonly flavors: number; readonly cleanup: number },
): Promise<void> {
  await mergePastReview(stage.server, cells);
  await stage.tick();
  expect(await inSlots(stage)).toEqual(["cleanup", "objects"]);
  expect(await heldAmong(stage, [flavors, cleanup])).toEqual([flavors]);
}

/** Debt was outside a slot and ready just now: its idle time begins anew when it has landed. */
async function expectLentAnewOnlyAfterItsTime(
  stage: Stage,
  cleanup: number,
  flavors: number,
): Promise<void> {
  await lendAfter(stage, "1h");
  await mergePastReview(stage.server, cleanup);
  await stage.tick();
  expect(await inSlots(stage)).toEqual([null, "objects"]);
  expect(await heldAmong(stage, [flavors])).toEqual([flavors]);
  await lendAfter(stage, "0s");
  await stage.tick();
  expect(await inSlots(stage)).toEqual(["flavors", "objects"]);
  expect(await heldAmong(stage, [flavors])).toEqual([]);
}

/** Makes blueprints of these kinds known, all of them approved, best rank first. */
async function know(stage: Stage, kinds: Readonly<Record<string, "feature" | "debt">>) {
  const file = join(stage.folder, "blueprints.json");
  const blueprints = Object.entries(kinds).map(([name, kind]) => {
    return { name, title: `About ${name}`, kind, approved: "2014-06-01" };
  });
  await writeFile(file, JSON.stringify({ blueprints }));
  await stage.ask("import", file);
}

const lendAfter = (stage: Stage, time: string) =>
  stage.ask("policy", "set", `slots.lendAfter=${time}`, "--reason", "agreed in the meeting");

const isLent = async (stage: Stage) => (await stage.ask<Board>("board")).lentSince !== null;

async function inSlots(stage: Stage): Promise<(string | null)[]> {
  const { slots } = await stage.ask<Board>("board");
  return slots.map(({ blueprint }) => blueprint);
}

/** Makes passes until something is so; a busy machine needs long for each. */
async function tickUntil(stage: Stage, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    await stage.tick();
    if (await isSo()) return;
    await sleep(200);
  }
  throw new Error("It did not happen within a minute.");
}
