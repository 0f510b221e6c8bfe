import { expect } from "vitest";
import { botMessages, heldAmong, isHeld } from "#tests/support/bot-traces.ts";
import {
  abandon,
  newPatchSet,
  restore,
  setPrivate,
  setReady,
  setTopic,
  setWip,
  unsetPrivate,
} from "#tests/support/changes.ts";
import { type Stage, type Story, uploadWork } from "#tests/support/stage.ts";
import { expectActions, expectWhy } from "./explained.ts";

/** Held changes that go elsewhere and come back, all at the same time. */
type Cast = {
  readonly abandoned: number;
  readonly hidden: number;
  readonly unfinished: number;
  readonly toSlot: number;
  readonly toOther: number;
  readonly dropped: number;
};

/** A hold follows its change through Gerrit's states, and the same is never said twice. */
export const stateStories: readonly Story[] = [
  {
    name: "abandoned, private, in progress, another topic, a dropped line: each and back",
    repository: "openstack/states",
    run: async (stage) => {
      const cast = await startWithAllHeld(stage);
      const newInProgress = await expectStatesFollowed(stage, cast);
      await expectHeldAgainWithoutAWord(stage, cast, newInProgress);
    },
  },
];

async function startWithAllHeld(stage: Stage): Promise<Cast> {
  await uploadWork(stage, "cells");
  const byTopic = { message: "Say nothing of blueprints\n", topic: "bp/objects" };
  const cast = {
    abandoned: await uploadWork(stage, "objects"),
    hidden: await uploadWork(stage, "objects"),
    unfinished: await uploadWork(stage, "objects"),
    toSlot: await uploadWork(stage, "objects", byTopic),
    toOther: await uploadWork(stage, "objects", byTopic),
    dropped: await uploadWork(stage, "objects"),
  };
  await stage.import("cells", "objects", "flavors");
  await stage.start();
  const all = Object.values(cast);
  expect(await heldAmong(stage, all)).toEqual(all);
  return cast;
}

async function expectStatesFollowed(stage: Stage, cast: Cast): Promise<number> {
  const { server, people } = stage;
  const [author] = people.authors;
  await abandon(server, author, cast.abandoned);
  await setPrivate(server, author, cast.hidden);
  await setWip(server, author, cast.unfinished);
  await setTopic(server, author, cast.toSlot, "bp/cells");
  await setTopic(server, author, cast.toOther, "bp/flavors");
  await newPatchSet(server, author, cast.dropped, { message: "Work on something\n" });
  const newInProgress = await uploadWork(stage, "objects", { wip: true });

  expectActions(await stage.tick(), [
    ["lift", cast.abandoned],
    ["lift", cast.hidden],
    ["lift", cast.toSlot],
    ["message", cast.toOther],
  ]);
  const held = [cast.unfinished, cast.toOther, cast.dropped];
  expect(await heldAmong(stage, [...Object.values(cast), newInProgress])).toEqual(held);
  await expectExplained(stage, cast, newInProgress);
  return newInProgress;
}

async function expectExplained(stage: Stage, cast: Cast, newInProgress: number): Promise<void> {
  await expectWhy(stage, cast.abandoned, "not-governed", "Abandoned: nothing is held while it is.");
  await expectWhy(stage, cast.hidden, "not-governed", "Private: review slots does not look at it.");
  await expectWhy(stage, cast.unfinished, "not-proposed", "Held since");
  await expectWhy(stage, newInProgress, "not-proposed", "so it gets no new hold");
  const toSlot = await expectWhy(stage, cast.toSlot, "in-slot", "cells is in slot 1");
  expect(toSlot).toMatchObject({ blueprints: ["cells"], linkedBy: "topic" });
  const toOther = await expectWhy(stage, cast.toOther, "waiting", "flavors is 2nd in line");
  expect(toOther).toMatchObject({ blueprints: ["flavors"], position: 2 });
  const dropped = await expectWhy(stage, cast.dropped, "waiting", "an earlier patch set");
  expect(dropped).toMatchObject({ blueprints: ["objects"], linkedBy: "dropped" });
}

async function expectHeldAgainWithoutAWord(
  stage: Stage,
  cast: Cast,
  newInProgress: number,
): Promise<void> {
  const { server, people } = stage;
  const [author] = people.authors;
  await restore(server, author, cast.abandoned);
  await unsetPrivate(server, author, cast.hidden);
  await setReady(server, author, cast.unfinished);
  await setReady(server, author, newInProgress);
  await stage.ask("unlink", String(cast.dropped), "--reason", "it is other work now");

  expectActions(await stage.tick(), [
    ["hold", cast.abandoned],
    ["hold", cast.hidden],
    ["hold", newInProgress],
    ["lift", cast.dropped],
  ]);
  const back = [cast.abandoned, cast.hidden, cast.unfinished];
  expect(await heldAmong(stage, back)).toEqual(back);
  for (const number of back) expect(await wordsAfterTheFirst(stage, number)).toEqual([]);
  expect(await isHeld(stage, newInProgress)).toBe(true);
  expect((await botMessages(stage, newInProgress)).at(-1)).toContain("Waiting for a review slot");
  await expectWhy(stage, cast.dropped, "unlinked", "It names no blueprint and no bug.");
  expect((await stage.tick()).actions).toEqual([]);
}

/** Gerrit's own line on patch set and vote is no word of the bot. */
async function wordsAfterTheFirst(stage: Stage, number: number): Promise<string[]> {
  const [, ...later] = await botMessages(stage, number);
  return later.filter((text) => !/^(Patch Set \d+: -?Code-Review(-2)?|Removed .*)$/.test(text));
}
