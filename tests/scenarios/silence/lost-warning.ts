import { expect } from "vitest";
import { botMessages } from "#tests/support/bot-traces.ts";
import { openStage, type Stage, type Story, uploadWork } from "#tests/support/stage.ts";
import { startTcpProxy } from "#tests/support/tcp-proxy.ts";
import { vote } from "#tests/support/votes.ts";
import { inSlots, isBump, tickUntil } from "./passes.ts";

/** The request that posts a warning, as it goes over the wire. */
const review = /^POST \/a\/changes\/[^ ]+\/review /;

/** A warning is posted and its answer lost: it is found in the change's log and not posted again. */
export const lostWarningStories: readonly Story[] = [
  {
    name: "a warning whose answer is lost is not posted twice, and counts",
    repository: "openstack/lost-warning-outside",
    run: async ({ server, people }) => {
      const proxy = await startTcpProxy(Number(new URL(server.url).port));
      const seen = { ...server, url: `http://127.0.0.1:${proxy.port}/` };
      const policy = { "bump.warnAfter": "3s", "bump.after": "6s" };
      const place = { repository: "openstack/lost-warning", setting: { policy } };
      const stage = await openStage(seen, people, place);
      try {
        const change = await startAsked(stage);
        proxy.set({ kind: "reset", afterBytes: 0, when: review });
        while (proxy.cuts() === 0) await stage.slots("tick");
        proxy.set();
        await expectCountedOnce(stage, change);
      } finally {
        await stage.close();
        await proxy.stop();
      }
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

async function expectCountedOnce(stage: Stage, change: number): Promise<void> {
  await stage.slots("tick");
  await tickUntil(stage, isBump);
  expect(await inSlots(stage)).toEqual([null]);
  // The hold after the bump is the second thing that was ever said.
  const [warning, hold, ...more] = await botMessages(stage, change);
  expect([warning, more]).toEqual([expect.stringContaining("slot"), []]);
  expect(hold).toContain("Waiting for a review slot");
}
