import { expect } from "vitest";
import { botMessages, expectNoVoteTwice, heldAmong } from "#tests/support/bot-traces.ts";
import { moveBranch, newPatchSet } from "#tests/support/changes.ts";
import { createOwnLabel } from "#tests/support/projects.ts";
import { changeOf } from "#tests/support/seen.ts";
import { type Stage, type Story, uploadWork } from "#tests/support/stage.ts";
import { deleteVote } from "#tests/support/votes.ts";

/** New patch sets and branch moves: the hold is always there after a tick, and the same is never said twice. */
export const patchSetStories: readonly Story[] = [
  {
    name: "new patch sets keep the hold, with the copy condition on and off",
    repository: "openstack/patch-sets",
    run: async (stage) => {
      const { kept, reworded } = await startWithTwoHeld(stage);
      await expectNothingToDoWhereVotesAreCopied(stage, kept);
      await stopCopying(stage);
      await expectVotesPutBackWithoutAWord(stage, kept, reworded);
      await expectPutBackOncePerPatchSet(stage, kept);
      for (const number of [kept, reworded]) await expectNoVoteTwice(stage, number);
    },
  },
  {
    name: "a change that moves to another branch and back is held again without a word",
    repository: "openstack/moves",
    setting: { branches: ["master", "feature/objects"] },
    run: expectMovesFollowed,
  },
];

/** One blueprint takes the only slot; the other one's two changes are held. */
async function startWithTwoHeld(stage: Stage): Promise<{ kept: number; reworded: number }> {
  await uploadWork(stage, "cells");
  const kept = await uploadWork(stage, "objects");
  const reworded = await uploadWork(stage, "objects");
  await stage.import("cells", "objects");
  await stage.start();
  expect(await heldAmong(stage, [kept, reworded])).toEqual([kept, reworded]);
  return { kept, reworded };
}

async function expectNothingToDoWhereVotesAreCopied(stage: Stage, kept: number): Promise<void> {
  await newPatchSet(stage.server, stage.people.authors[0], kept);
  expect((await stage.tick()).actions).toEqual([]);
  expect(await heldAmong(stage, [kept])).toEqual([kept]);
  expect(await botMessages(stage, kept)).toHaveLength(1);
}

/** As a project's owner does who writes a copy condition without `is:MIN`. */
async function stopCopying({ server, repository }: Stage): Promise<void> {
  const values = { "-2": "No", "-1": "Rather not", " 0": "None", "+1": "Fine", "+2": "Approved" };
  const label = { values, copyCondition: "changekind:NO_CHANGE" };
  await createOwnLabel(server, repository, "Code-Review", label);
}

async function expectVotesPutBackWithoutAWord(
  stage: Stage,
  kept: number,
  reworded: number,
): Promise<void> {
  const { server, people } = stage;
  const [author] = people.authors;
  await newPatchSet(server, author, kept);
  const message = "Work on objects, told better\n\nPartially implements: blueprint objects\n";
  await newPatchSet(server, author, reworded, { message });
  expect(await heldAmong(stage, [kept, reworded])).toEqual([]);
  expect((await stage.tick()).actions).toMatchObject([
    { kind: "restore", change: kept, posts: null },
    { kind: "restore", change: reworded, posts: null },
  ]);
  expect(await heldAmong(stage, [kept, reworded])).toEqual([kept, reworded]);
  expect((await botMessages(stage, kept)).slice(1)).toEqual(["Patch Set 3: Code-Review-2"]);
  expect((await botMessages(stage, reworded)).slice(1)).toEqual(["Patch Set 2: Code-Review-2"]);
  expect((await stage.tick()).actions).toEqual([]);
}

/** Two more patch sets between two passes; then the vote is lost for a reason that no person gave. */
async function expectPutBackOncePerPatchSet(stage: Stage, kept: number): Promise<void> {
  const { server, people } = stage;
  await newPatchSet(server, people.authors[0], kept);
  await newPatchSet(server, people.authors[0], kept);
  expect((await stage.tick()).actions).toMatchObject([{ kind: "restore", change: kept }]);
  expect((await botMessages(stage, kept)).slice(2)).toEqual(["Patch Set 5: Code-Review-2"]);
  await deleteVote(server, people.bot, kept, people.bot, "Code-Review");
  expect((await stage.tick()).actions).toEqual([]);
  expect(await heldAmong(stage, [kept])).toEqual([]);
  await newPatchSet(server, people.authors[0], kept);
  expect((await stage.tick()).actions).toMatchObject([{ kind: "restore", change: kept }]);
  expect(await heldAmong(stage, [kept])).toEqual([kept]);
}

async function expectMovesFollowed(stage: Stage): Promise<void> {
  const { server } = stage;
  await uploadWork(stage, "cells");
  const out = await uploadWork(stage, "objects");
  const aside = await uploadWork(stage, "objects");
  const returned = await uploadWork(stage, "objects");
  const all = [out, aside, returned];
  await stage.import("cells", "objects");
  await stage.start();
  const said = await Promise.all(all.map((number) => botMessages(stage, number)));
  expect(said.map((messages) => messages.length)).toEqual([1, 1, 1]);

  await moveBranch(server, server.admin, out, "stable/icehouse");
  await moveBranch(server, server.admin, aside, "feature/objects");
  await moveBranch(server, server.admin, returned, "stable/icehouse");
  await moveBranch(server, server.admin, returned, "master");
  await stage.tick();
  expect(await heldAmong(stage, all)).toEqual([aside, returned]);

  await moveBranch(server, server.admin, out, "master");
  expect((await changeOf(server, out)).branch).toBe("master");
  await stage.tick();
  expect(await heldAmong(stage, all)).toEqual(all);
  expect((await stage.tick()).actions).toEqual([]);
  for (const number of all) {
    const later = (await botMessages(stage, number)).slice(1);
    expect(later.filter((text) => !/^Patch Set 1: -?Code-Review(-2)?$/.test(text))).toEqual([]);
    await expectNoVoteTwice(stage, number);
  }
}
