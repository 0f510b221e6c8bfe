import { expect, test } from "vitest";
import { expectNoVoteTwice } from "#tests/support/bot-traces.ts";
import { passAndCheck } from "./random-walk/checks.ts";
import { actOnServer } from "./random-walk/server-actions.ts";
import { actInService } from "./random-walk/service-actions.ts";
import { changesOf } from "./random-walk/sight.ts";
import { passInStorm } from "./random-walk/storm.ts";
import { beginWalk, type Walk } from "./random-walk/walk.ts";

const steps = 25;

test.each([1, 2, 3, 4])(
  "whatever people do, every pass ends as decided (seed %i)",
  async (seed) => {
    const walk = await beginWalk(seed);
    await using _stage = walk.stage;
    await followed(walk, seed);
    const scene = { server: walk.stage.server, people: walk.stage.nova };
    for (const { number } of changesOf(walk)) await expectNoVoteTwice(scene, number);
    expect(walk.said.size).toBeGreaterThan(0);
  },
  60_000,
);

/** A few things happen, then there is a pass; what failed is told with all that led to it. */
async function followed(walk: Walk, seed: number): Promise<void> {
  try {
    for (let step = 0; step < steps; step += 1) {
      const count = 1 + walk.chance.number(6);
      for (let index = 0; index < count; index += 1) {
        walk.tick(1);
        const isOnServer = walk.chance.number(4) > 0;
        walk.story.push(await (isOnServer ? actOnServer(walk) : actInService(walk)));
      }
      walk.tick(1);
      if (walk.chance.number(3) === 0) await passInStorm(walk);
      walk.tick(1);
      await passAndCheck(walk);
    }
  } catch (error) {
    throw new Error(`seed ${seed}:\n${[...walk.story, ...walk.said].join("\n")}`, { cause: error });
  }
}
