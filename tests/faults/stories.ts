import { expect } from "vitest";
import { chanceOf } from "#lib/sandbox/demonstration/chance.ts";
import { expectNoVoteTwice, heldAmong } from "#tests/support/bot-traces.ts";
import { uploadWork } from "#tests/support/stage.ts";
import { type FaultyStage, killWhen, startSlots } from "./faulty-stage.ts";
import { expectHeldOnce, historyOf, queueUp, standingHolds, ticksUntilQuiet } from "./traces.ts";

/** What must not do any harm, told on a server behind a proxy. */
export type FaultStory = {
  readonly name: string;
  readonly repository: string;
  /** Milliseconds that it may take on a busy machine. */
  readonly patience: number;
  readonly policy?: Readonly<Record<string, string>>;
  readonly run: (stage: FaultyStage) => Promise<void>;
};

const minute = 60_000;
/** The request for a listing, as it goes over the wire. */
const listing = /^GET \/a\/changes\/\?/;

const truncatedListings: FaultStory = {
  name: "a proxy truncates every third listing: nothing is decided on a half one, and it goes on by itself",
  repository: "openstack/truncated",
  patience: 5 * minute,
  run: async (stage) => {
    const waiting = await queueUp(stage, 12);
    await stage.start();
    for (let round = 1; round <= 9; round += 1) {
      waiting.push(await uploadWork(stage, "waiting"));
      const isLasting = round % 3 === 0;
      const every = isLasting ? 1 : 3;
      stage.proxy.set({ kind: "truncate", afterBytes: 500, when: listing, every });
      const before = await historyOf(stage);
      const { code, errors } = await stage.slots("tick");
      expect({ round, code, errors }).toMatchObject({ round, code: isLasting ? 3 : 0 });
      if (isLasting) expect(await historyOf(stage)).toEqual(before);
      const held = await heldAmong(stage, waiting);
      expect(held).toEqual(isLasting ? waiting.slice(0, -1) : waiting);
    }
    expect(stage.proxy.cuts()).toBeGreaterThanOrEqual(9);
    stage.proxy.set();
    await ticksUntilQuiet(stage);
    await expectHeldOnce(stage, waiting);
  },
};

const stoppedInTheMiddle: FaultStory = {
  name: "the review server stops while holds are sent: exit code 3 until it is back, then the rest is held",
  repository: "openstack/stopped",
  patience: 8 * minute,
  run: async (stage) => {
    const waiting = await queueUp(stage, 60);
    await stage.approve();
    const tick = startSlots(stage, "tick");
    await killWhen(stage, 15, () => stage.mortal.goDown());
    expect((await tick.ended).code).not.toBe(0);
    const before = await historyOf(stage);
    const { code, errors } = await stage.slots("tick");
    expect({ code, errors }).toMatchObject({ code: 3 });
    expect(await historyOf(stage)).toEqual(before);
    await stage.mortal.comeUp();
    expect(await standingHolds(stage)).toBeLessThan(60);
    await ticksUntilQuiet(stage);
    await expectHeldOnce(stage, waiting);
  },
};

const lostAnswers: FaultStory = {
  name: "every second vote is placed and its answer lost: none is doubled, none is missing",
  repository: "openstack/lost-answers",
  patience: 5 * minute,
  run: async (stage) => {
    const waiting = await queueUp(stage, 24);
    await stage.approve();
    const when = /^POST \/a\/changes\/[^ ]+\/review /;
    stage.proxy.set({ kind: "reset", afterBytes: 0, when, every: 2 });
    const codes = [];
    for (let round = 0; round < 6; round += 1) codes.push((await stage.slots("tick")).code);
    expect(stage.proxy.cuts()).toBeGreaterThanOrEqual(5);
    expect(codes.at(0)).not.toBe(0);
    stage.proxy.set();
    await ticksUntilQuiet(stage);
    await expectHeldOnce(stage, waiting);
  },
};

/** The same with this many kills, over this many changes. */
export const killedWhileHolding = (kills: number, count: number): FaultStory => ({
  name: `killed ${kills} times while ${count} changes are being held: no vote doubled, none missing`,
  repository: "openstack/killed",
  patience: 15 * minute,
  policy: { "hold.unlinked": "hold" },
  run: async (stage) => {
    const chance = chanceOf(kills);
    const numbers = await queueUp(stage, count, () => "Tidy something up\n");
    await stage.approve();
    for (let kill = 0; kill < kills; kill += 1) {
      const tick = startSlots(stage, "tick");
      // Each kill comes at another moment: before, between and while votes are sent.
      const more = chance.between(0, Math.floor(count / kills));
      await killWhen(stage, (await standingHolds(stage)) + more, () => tick.kill(), tick.ended);
    }
    expect(await standingHolds(stage)).toBeGreaterThan(0);
    await ticksUntilQuiet(stage);
    await expectHeldOnce(stage, numbers);
    for (const number of numbers) await expectNoVoteTwice(stage, number);
  },
});

export const faultStories: readonly FaultStory[] = [
  truncatedListings,
  stoppedInTheMiddle,
  lostAnswers,
];
