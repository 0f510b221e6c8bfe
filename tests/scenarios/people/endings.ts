import { expect } from "vitest";
import { botMessages, heldAmong, isHeld } from "#tests/support/bot-traces.ts";
import { deleteChange } from "#tests/support/changes.ts";
import { mergePastReview } from "#tests/support/merge-past-review.ts";
import { type Stage, type Story, uploadWork } from "#tests/support/stage.ts";
import { expectActions, expectWhy } from "./explained.ts";

type Listed = { readonly change: number; readonly orphan: boolean };
type Board = { readonly slots: readonly { readonly blueprint: string | null }[] };

/** What is no longer there is neither held nor taken for landed. */
export const endingStories: readonly Story[] = [
  {
    name: "a change that is deleted is gone and did not land; one merged past its hold keeps the vote",
    repository: "openstack/endings",
    run: async (stage) => {
      const cast = await startWithBothHeld(stage);
      await expectMergedListedAndLeftAlone(stage, cast);
      await expectDeletedGoneAfterTwoFullReads(stage, cast);
    },
  },
];

type Cast = { readonly inSlot: number; readonly deleted: number; readonly merged: number };

async function startWithBothHeld(stage: Stage): Promise<Cast> {
  const inSlot = await uploadWork(stage, "cells");
  const cast = {
    inSlot,
    deleted: await uploadWork(stage, "objects"),
    merged: await uploadWork(stage, "objects"),
  };
  await uploadWork(stage, "objects");
  await stage.import("cells", "objects");
  await stage.start();
  expect(await heldAmong(stage, Object.values(cast))).toEqual([cast.deleted, cast.merged]);
  return cast;
}

async function expectMergedListedAndLeftAlone(stage: Stage, { merged }: Cast): Promise<void> {
  await mergePastReview(stage.server, merged);
  expectActions(await stage.tick(), []);
  expectActions(await stage.tick(), []);
  expect(await isHeld(stage, merged)).toBe(true);
  expect(await botMessages(stage, merged)).toHaveLength(1);
  const holds = await holdsListed(stage);
  expect(holds).toContainEqual(expect.objectContaining({ change: merged, orphan: true }));
  await expectWhy(stage, merged, "not-governed", "It was merged past our hold");
}

/** The only change of a blueprint in a slot goes too: the slot is empty then, and its blueprint has not landed. */
async function expectDeletedGoneAfterTwoFullReads(
  stage: Stage,
  { inSlot, deleted }: Cast,
): Promise<void> {
  await deleteChange(stage.server, deleted);
  await deleteChange(stage.server, inSlot);
  await stage.ask("sync");
  await expectWhy(stage, deleted, "waiting", "objects");
  await stage.ask("sync");
  await expectWhy(stage, deleted, "not-governed", "Gerrit shows this change no more");
  expectActions(await stage.tick(), []);
  expect((await stage.ask<Board>("board")).slots).toMatchObject([{ blueprint: "cells" }]);
  const holds = await holdsListed(stage);
  expect(holds.map(({ change }) => change)).not.toContain(deleted);
}

/** One object for all, or one line each. */
async function holdsListed(stage: Stage): Promise<readonly Listed[]> {
  const { answers } = await stage.slots("holds");
  return answers.flat() as Listed[];
}
