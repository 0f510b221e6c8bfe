import { expect } from "vitest";
import { botMessages, heldAmong } from "#tests/support/bot-traces.ts";
import { newPatchSet } from "#tests/support/changes.ts";
import { nextSecond } from "#tests/support/next-second.ts";
import { createOwnLabel, grantLabel } from "#tests/support/projects.ts";
import { type Stage, type Story, uploadWork } from "#tests/support/stage.ts";
import { vote } from "#tests/support/votes.ts";
import { expectActions, expectWhy } from "./explained.ts";

/** Held changes on a repository with OpenDev's label Workflow, all at the same time. */
type Cast = {
  readonly approved: number;
  readonly refusedLater: number;
  readonly reviewed: number;
  readonly unfinished: number;
};

/** Where there is a label Workflow, it alone approves, and −1 on it is work in progress. */
export const workflowStories: readonly Story[] = [
  {
    name: "with a label Workflow its +1 approves a held change, and Code-Review +2 does not",
    repository: "openstack/workflow",
    run: async (stage) => {
      await giveWorkflow(stage);
      const cast = await startWithAllHeld(stage);
      await expectApprovalsAndProgressFollowed(stage, cast);
      await expectApprovalsEnded(stage, cast);
    },
  },
];

async function giveWorkflow({ server, repository }: Stage): Promise<void> {
  const values = { "-1": "Work in progress", " 0": "Ready for reviews", "+1": "Approved" };
  await createOwnLabel(server, repository, "Workflow", { values, copyCondition: "is:MIN" });
  const grant = { ref: "refs/heads/*", project: repository, label: "Workflow" };
  await grantLabel(server, { ...grant, group: "nova-core", min: -1, max: 1 });
}

async function startWithAllHeld(stage: Stage): Promise<Cast> {
  await uploadWork(stage, "cells");
  const cast = {
    approved: await uploadWork(stage, "objects"),
    refusedLater: await uploadWork(stage, "objects"),
    reviewed: await uploadWork(stage, "objects"),
    unfinished: await uploadWork(stage, "objects"),
  };
  await stage.import("cells", "objects");
  await stage.start();
  const all = Object.values(cast);
  expect(await heldAmong(stage, all)).toEqual(all);
  return cast;
}

async function expectApprovalsAndProgressFollowed(stage: Stage, cast: Cast): Promise<void> {
  const { server, people } = stage;
  const [dana, robin] = people.cores;
  await vote(server, dana, cast.approved, "Workflow", 1);
  await vote(server, dana, cast.refusedLater, "Workflow", 1);
  await vote(server, dana, cast.reviewed, "Code-Review", 2);
  await vote(server, robin, cast.unfinished, "Workflow", -1);
  const newInProgress = await uploadWork(stage, "objects");
  await vote(server, robin, newInProgress, "Workflow", -1);

  expectActions(await stage.tick(), [
    ["lift", cast.approved],
    ["lift", cast.refusedLater],
  ]);
  const held = [cast.reviewed, cast.unfinished];
  expect(await heldAmong(stage, [...Object.values(cast), newInProgress])).toEqual(held);
  expect((await botMessages(stage, cast.approved)).at(-1)).toContain(
    "If your CI gates on the approval, approve once more.",
  );
  await expectWhy(stage, cast.approved, "exempt", "dana approved it (Workflow +1)");
  await expectWhy(stage, cast.reviewed, "waiting", "Held since");
  await expectWhy(stage, cast.unfinished, "not-proposed", "Held since");
  await expectWhy(stage, newInProgress, "not-proposed", "so it gets no new hold");
}

/** The approval itself goes with a new patch set and still exempts; a later negative vote of a person ends it. */
async function expectApprovalsEnded(stage: Stage, cast: Cast): Promise<void> {
  const { server, people } = stage;
  await newPatchSet(server, people.authors[0], cast.approved);
  await nextSecond();
  await vote(server, people.cores[1], cast.refusedLater, "Code-Review", -1);
  await vote(server, people.cores[1], cast.unfinished, "Workflow", 0);
  expectActions(await stage.tick(), [["hold", cast.refusedLater]]);
  const held = [cast.refusedLater, cast.reviewed, cast.unfinished];
  expect(await heldAmong(stage, Object.values(cast))).toEqual(held);
  await expectWhy(stage, cast.approved, "exempt", "dana approved it (Workflow +1)");
}
