import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { heldAmong, isHeld } from "#tests/support/bot-traces.ts";
import { abandon, newPatchSet, restore } from "#tests/support/changes.ts";
import { mergePastReview } from "#tests/support/merge-past-review.ts";
import { createProject } from "#tests/support/projects.ts";
import type { PrintedPass } from "#tests/support/slots-command.ts";
import { type Stage, type Story, uploadWork } from "#tests/support/stage.ts";
import { vote } from "#tests/support/votes.ts";

type Status = {
  readonly started: boolean;
  readonly paused: boolean;
  readonly problems: readonly { readonly key: string; readonly text: string }[];
};
type Removed = {
  readonly removed: readonly number[];
  readonly left: readonly { readonly change: number; readonly why: string }[];
};

/** The way out: every vote of the bot goes, nothing comes back by itself, and what people decided stays. */
export const removalStories: readonly Story[] = [
  {
    name: "holds remove --all leaves no vote on any change that is not merged, and stops the project",
    repository: "openstack/removal",
    run: async (stage) => {
      const cast = await startWithWorkInEveryState(stage);
      await removeAll(stage, cast);
      await expectNothingPutBack(stage, cast);
      await expectFreshStartAfterResume(stage, cast);
    },
  },
  {
    name: "a project taken out of the configuration is named while its holds stand, and they come off",
    repository: "openstack/former",
    setting: { otherRepository: "openstack/remaining" },
    run: expectFormerProjectCleared,
  },
];

type Cast = {
  readonly inSlot: number;
  readonly open: readonly number[];
  readonly exempt: number;
  readonly abandoned: number;
  readonly merged: number;
  /** Voted on and abandoned before the product was installed: its database never saw it. */
  readonly unseen: number;
};

async function startWithWorkInEveryState(stage: Stage): Promise<Cast> {
  const { server, people } = stage;
  const unseen = await uploadWork(stage, "objects");
  await vote(server, people.bot, unseen, "Code-Review", -2);
  await abandon(server, server.admin, unseen);
  const inSlot = await uploadWork(stage, "cells");
  const open = [await uploadWork(stage, "objects"), await uploadWork(stage, "objects")];
  const exempt = await uploadWork(stage, "objects");
  const abandoned = await uploadWork(stage, "objects");
  const merged = await uploadWork(stage, "objects");
  await stage.import("cells", "objects");
  await stage.ask("sync");
  await stage.ask("exempt", String(exempt), "--reason", "needed by the gate");
  await stage.start();
  await abandon(server, server.admin, abandoned);
  await mergePastReview(server, merged);
  const all = [inSlot, ...open, exempt, abandoned, merged, unseen];
  expect(await heldAmong(stage, all)).toEqual([...open, abandoned, merged, unseen]);
  return { inSlot, open, exempt, abandoned, merged, unseen };
}

async function removeAll(stage: Stage, { open, abandoned, merged, unseen }: Cast): Promise<void> {
  const { removed, left } = await stage.ask<Removed>("holds", "remove", "--all");
  expect(removed.toSorted(byNumber)).toEqual([unseen, ...open, abandoned].toSorted(byNumber));
  expect(left).toEqual([{ change: merged, why: "merged: Gerrit keeps its votes" }]);
  expect(await heldAmong(stage, [...open, abandoned, unseen])).toEqual([]);
  expect(await isHeld(stage, merged)).toBe(true);
  const { answers } = await stage.slots("holds");
  expect(answers.flat()).toMatchObject([{ change: merged }]);
  expect(await stage.ask<Status>("status")).toMatchObject({ started: false, paused: true });
}

async function expectNothingPutBack(stage: Stage, { open, abandoned }: Cast): Promise<void> {
  const { server, people } = stage;
  const [first = 0] = open;
  await newPatchSet(server, people.authors[0], first);
  await restore(server, server.admin, abandoned);
  expect(await stage.tick()).toMatchObject({ started: false, actions: [], waiting: [] });
  expect(await heldAmong(stage, [...open, abandoned])).toEqual([]);
}

/** Resuming alone holds nothing: a person has to see a first plan again. Slots and exemptions are as they were. */
async function expectFreshStartAfterResume(stage: Stage, cast: Cast): Promise<void> {
  const { inSlot, open, exempt, abandoned } = cast;
  const all = [inSlot, ...open, exempt, abandoned];
  await stage.ask("resume", "--reason", "we try it again");
  expect(await stage.tick()).toMatchObject({ started: false, actions: [] });
  expect(await heldAmong(stage, all)).toEqual([]);
  const plan = await stage.ask<PrintedPass>("plan");
  const held = [...open, abandoned].toSorted(byNumber);
  expect(plan.actions.map(({ kind, change }) => [kind, change])).toEqual(
    held.map((change) => ["hold", change]),
  );
  await stage.ask("approve", plan.id);
  await stage.tick();
  expect(await heldAmong(stage, all)).toEqual([...open, abandoned]);
}

async function expectFormerProjectCleared(stage: Stage): Promise<void> {
  const { server, folder } = stage;
  await createProject(server, "openstack/remaining", ["master"]);
  await uploadWork(stage, "cells");
  const held = [await uploadWork(stage, "objects"), await uploadWork(stage, "objects")];
  await stage.import("cells", "objects");
  await stage.start();
  const config = join(folder, "slots.config.yaml");
  const { projects, ...rest } = JSON.parse(await readFile(config, "utf8"));
  await writeFile(config, JSON.stringify({ ...rest, projects: { other: projects.other } }));

  const { problems } = await stage.ask<Status>("status");
  expect(problems).toMatchObject([
    {
      key: "removed:nova",
      text: `The project nova is no longer configured, and holds of it stand on ${held.join(", ")}. Take them off with: slots holds remove --all --project nova`,
    },
  ]);
  await stage.ask("holds", "remove", "--all", "--project", "nova");
  expect(await heldAmong(stage, held)).toEqual([]);
  expect(await stage.ask<Status>("status")).toMatchObject({ problems: [] });
}

const byNumber = (a: number, b: number) => a - b;
