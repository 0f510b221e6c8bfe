import { expect } from "vitest";
import { botMessages, heldAmong } from "#tests/support/bot-traces.ts";
import { newPatchSet } from "#tests/support/changes.ts";
import { nextSecond } from "#tests/support/next-second.ts";
import { votesOf } from "#tests/support/seen.ts";
import { type Stage, type Story, uploadWork } from "#tests/support/stage.ts";
import { deleteReviewer, deleteVote, vote } from "#tests/support/votes.ts";
import { expectActions, expectWhy } from "./explained.ts";

const codeReview = "Code-Review";
const approveOnceMore = "If your CI gates on the approval, approve once more.";

/** Held changes on which people decide something, all at the same time. */
type Cast = {
  readonly voteOff: number;
  readonly reviewerOff: number;
  readonly opposed: number;
  readonly approved: number;
  readonly refusedLater: number;
  readonly withdrawnLater: number;
};

/** What a person decides on a held change stands, over new patch sets, until it is taken back. */
export const decisionStories: readonly Story[] = [
  {
    name: "a vote taken off, a −2 of a person and an approval are people's decisions and respected",
    repository: "openstack/decisions",
    run: async (stage) => {
      const cast = await startWithAllHeld(stage);
      await expectDecisionsRespected(stage, cast);
      await expectDecisionsStandOverPatchSets(stage, cast);
      await expectHeldAgainOnceTakenBack(stage, cast);
      await expectApprovalsHeldByPolicy(stage, cast);
    },
  },
];

async function startWithAllHeld(stage: Stage): Promise<Cast> {
  await uploadWork(stage, "cells");
  const cast = {
    voteOff: await uploadWork(stage, "objects"),
    reviewerOff: await uploadWork(stage, "objects"),
    opposed: await uploadWork(stage, "objects"),
    approved: await uploadWork(stage, "objects"),
    refusedLater: await uploadWork(stage, "objects"),
    withdrawnLater: await uploadWork(stage, "objects"),
  };
  await stage.import("cells", "objects");
  await stage.start();
  const all = Object.values(cast);
  expect(await heldAmong(stage, all)).toEqual(all);
  return cast;
}

async function expectDecisionsRespected(stage: Stage, cast: Cast): Promise<void> {
  const { server, people } = stage;
  const { voteOff, reviewerOff, opposed, approved, refusedLater, withdrawnLater } = cast;
  const [dana, robin] = people.cores;
  await deleteVote(server, server.admin, voteOff, people.bot, codeReview);
  await deleteReviewer(server, server.admin, reviewerOff, people.bot);
  await vote(server, dana, opposed, codeReview, -2);
  await vote(server, dana, approved, codeReview, 2);
  await vote(server, robin, refusedLater, codeReview, 2);
  await vote(server, robin, withdrawnLater, codeReview, 2);

  expectActions(await stage.tick(), [
    ["lift", approved],
    ["lift", refusedLater],
    ["lift", withdrawnLater],
  ]);
  expect(await heldAmong(stage, Object.values(cast))).toEqual([opposed]);
  expect((await botMessages(stage, approved)).at(-1)).toContain(approveOnceMore);
  await expectWhy(stage, voteOff, "exempt", "admin took the hold off in Gerrit");
  await expectWhy(stage, reviewerOff, "exempt", "admin took the hold off in Gerrit");
  await expectWhy(stage, opposed, "waiting", "A Code-Review −2 by dana stands too");
  await expectWhy(stage, approved, "exempt", "dana approved it (Code-Review +2)");
}

async function expectDecisionsStandOverPatchSets(stage: Stage, cast: Cast): Promise<void> {
  const { server, people } = stage;
  const { voteOff, reviewerOff, opposed, approved, refusedLater, withdrawnLater } = cast;
  const [author] = people.authors;
  for (const number of [voteOff, reviewerOff, opposed, approved, refusedLater]) {
    await newPatchSet(server, author, number);
  }
  await nextSecond();
  await vote(server, people.cores[0], refusedLater, codeReview, -1);
  await vote(server, people.cores[1], withdrawnLater, codeReview, 0);

  expectActions(await stage.tick(), [
    ["hold", refusedLater],
    ["hold", withdrawnLater],
  ]);
  expect(await heldAmong(stage, Object.values(cast))).toEqual([
    opposed,
    refusedLater,
    withdrawnLater,
  ]);
  const dana = people.cores[0].accountId;
  expect(await votesOf(server, opposed, codeReview)).toContainEqual(
    expect.objectContaining({ accountId: dana, value: -2 }),
  );
  expect((await botMessages(stage, withdrawnLater)).at(-1)).toBe("Patch Set 1: Code-Review-2");
}

async function expectHeldAgainOnceTakenBack(stage: Stage, cast: Cast): Promise<void> {
  const { voteOff, reviewerOff, approved, withdrawnLater } = cast;
  await stage.ask("exempt", String(voteOff), "--off", "--reason", "it was a mistake");
  await stage.ask("holds", "lift", String(withdrawnLater), "--reason", "needed by the gate");

  expectActions(await stage.tick(), [
    ["hold", voteOff],
    ["lift", withdrawnLater],
  ]);
  expect(await heldAmong(stage, [voteOff, reviewerOff, approved, withdrawnLater])).toEqual([
    voteOff,
  ]);
  expect((await botMessages(stage, voteOff)).at(-1)).toBe("Patch Set 2: Code-Review-2");
  await expectWhy(stage, withdrawnLater, "exempt", "“needed by the gate”");
  await expectWhy(stage, voteOff, "waiting", "Held since");
}

/** The policy lets no approval exempt; other decisions of people stand. */
async function expectApprovalsHeldByPolicy(
  stage: Stage,
  { voteOff, reviewerOff, approved }: Cast,
): Promise<void> {
  await stage.ask("policy", "set", "hold.approved=hold", "--reason", "slots first");
  expectActions(await stage.tick(), [["hold", approved]]);
  expect(await heldAmong(stage, [voteOff, reviewerOff, approved])).toEqual([voteOff, approved]);
  await expectWhy(stage, approved, "waiting", "objects");
}
