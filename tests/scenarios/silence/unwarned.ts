import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { type Stage, type Story, uploadWork } from "#tests/support/stage.ts";
import { vote } from "#tests/support/votes.ts";
import { deedsOf, historyOf, inSlots, isBump, isWarning, tickUntil } from "./passes.ts";

/** Nobody is bumped unwarned, whatever made the time pass. */
export const unwarnedStories: readonly Story[] = [
  {
    name: "after an outage longer than the policy's time the author is warned first, and then has the rest of it",
    repository: "openstack/outage",
    setting: { policy: { "bump.warnAfter": "4s", "bump.after": "9s" } },
    run: async (stage) => {
      const change = await startAsked(stage);
      await sleep(10_000);
      await expectWarnedThenBumped(stage, change, 5_000);
    },
  },
  {
    name: "a policy that makes the time shorter than the silence warns first too",
    repository: "openstack/shorter",
    run: async (stage) => {
      const change = await startAsked(stage);
      await sleep(4_000);
      expect((await stage.tick()).actions).toEqual([]);
      const settings = ["bump.warnAfter=1s", "bump.after=3s"];
      await stage.ask("policy", "set", ...settings, "--reason", "agreed in the meeting");
      await expectWarnedThenBumped(stage, change, 2_000);
    },
  },
];

async function startAsked(stage: Stage): Promise<number> {
  const change = await uploadWork(stage, "cells");
  await stage.import("cells");
  await stage.start();
  await vote(stage.server, stage.people.cores[0], change, "Code-Review", -1);
  return change;
}

async function expectWarnedThenBumped(stage: Stage, change: number, rest: number): Promise<void> {
  expect(deedsOf(await stage.tick())).toEqual([`warn ${change}`]);
  expect(await inSlots(stage)).toEqual(["cells"]);
  const bump = await tickUntil(stage, isBump);
  expect(bump.actions.filter(isWarning)).toEqual([]);
  const lines = await historyOf(stage, "cells");
  const [warned, bumped] = ["warn", "free"].map((kind) => lines.find((line) => line.kind === kind));
  expect(Date.parse(bumped?.at ?? "") - Date.parse(warned?.at ?? "")).toBeGreaterThanOrEqual(rest);
}
