import { expect } from "vitest";
import { heldAmong } from "#tests/support/bot-traces.ts";
import { createGroup } from "#tests/support/people.ts";
import { grantLabel } from "#tests/support/projects.ts";
import type { PrintedPass, SlotsRun } from "#tests/support/slots-command.ts";
import { type Stage, type Story, uploadWork } from "#tests/support/stage.ts";

const stable = { branch: "stable/icehouse" };

type Diagnosis = {
  readonly project: string;
  readonly healthy: boolean;
  readonly checks: readonly { readonly code: string; readonly state: string }[];
};

type Cast = { readonly onMaster: number; readonly onStable: readonly number[] };

/** What the bot may not do or can't see is named once, and everything else goes on. */
export const permissionStories: readonly Story[] = [
  {
    name: "an exclusive stable/*, a hidden core group and an unknown repository are named, and the rest is done",
    repository: "openstack/permissions",
    setting: {
      branches: ["master", "stable/icehouse"],
      cores: "hidden-cores",
      otherRepository: "openstack/no-such",
    },
    run: async (stage) => {
      await closeStable(stage);
      const cast = await uploadOnBothBranches(stage);
      await expectDoctorNamesEach(stage);
      await expectReportedOnce(stage, cast);
      await expectTheOtherProjectDone(stage, cast);
      await expectHeldOnceAllowed(stage, cast);
    },
  },
];

/** As OpenDev does: what is granted on stable/* inherits nothing, and its group is nobody's to see. */
async function closeStable({ server, repository, people }: Stage): Promise<void> {
  await createGroup(server, "hidden-cores", people.cores.slice(0, 1) as [(typeof people.cores)[0]]);
  const grant = { ref: "refs/heads/stable/*", project: repository, label: "Code-Review" };
  await grantLabel(server, { ...grant, group: "nova-core", min: -2, max: 2, exclusive: true });
}

async function uploadOnBothBranches(stage: Stage): Promise<Cast> {
  await uploadWork(stage, "cells");
  const onMaster = await uploadWork(stage, "objects");
  const onStable = [
    await uploadWork(stage, "objects", stable),
    await uploadWork(stage, "objects", stable),
  ];
  await stage.import("cells", "objects");
  return { onMaster, onStable };
}

async function expectDoctorNamesEach(stage: Stage): Promise<void> {
  const { code, answers, errors } = await stage.slots("doctor");
  expect(code).toBe(1);
  const [nova, other] = answers as Diagnosis[];
  expect(nova).toMatchObject({ project: "nova", healthy: false });
  expect(nova?.checks).toContainEqual(
    expect.objectContaining({
      state: "finding",
      text: `The bot may not vote Code-Review -2 on ${stage.repository}, branch stable/icehouse.`,
    }),
  );
  expect(nova?.checks).toContainEqual(
    expect.objectContaining({
      state: "warning",
      text: "The group hidden-cores does not exist, or the bot can't see its members.",
    }),
  );
  expect(other).toMatchObject({ project: "other", healthy: false });
  expect(errors).toContain("The repository openstack/no-such does not exist on the server");
}

async function expectReportedOnce(stage: Stage, { onMaster, onStable }: Cast): Promise<void> {
  const { id } = await stage.ask<PrintedPass>("plan", "--project", "nova");
  await stage.ask("approve", id, "--project", "nova");
  const first = await stage.slots("tick", "--project", "nova");
  expect([first.code, errorCodes(first)]).toEqual([1, ["forbidden"]]);
  expect(first.errors).toContain("is restricted");
  expect(await heldAmong(stage, [onMaster, ...onStable])).toEqual([onMaster]);

  const second = await stage.slots("tick", "--project", "nova");
  expect([second.code, second.errors]).toEqual([0, ""]);
  const [{ actions, refused }] = second.answers as [PrintedPass];
  expect(actions).toEqual([]);
  expect(refused).toMatchObject(onStable.map((change) => ({ change })));
}

async function expectTheOtherProjectDone(stage: Stage, { onMaster }: Cast): Promise<void> {
  const next = await uploadWork(stage, "objects");
  const both = await stage.slots("tick");
  expect([both.code, errorCodes(both)]).toEqual([3, ["unread"]]);
  expect(both.answers).toMatchObject([
    { project: "nova", complete: true },
    { project: "other", complete: false },
  ]);
  expect(await heldAmong(stage, [onMaster, next])).toEqual([onMaster, next]);
}

/** The doctor sees that the permission is there now, and the next pass uses it. */
async function expectHeldOnceAllowed(stage: Stage, { onStable }: Cast): Promise<void> {
  const { server, repository } = stage;
  const grant = { ref: "refs/heads/stable/*", project: repository, label: "Code-Review" };
  await grantLabel(server, { ...grant, group: "Slot-Bots", min: -2, max: 0, exclusive: true });
  expect(await stage.ask<Diagnosis>("doctor", "--project", "nova")).toMatchObject({
    healthy: true,
  });
  await stage.ask("tick", "--project", "nova");
  expect(await heldAmong(stage, onStable)).toEqual(onStable);
}

function errorCodes({ errors }: SlotsRun): string[] {
  return errors
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { error: { code: string } }).error.code);
}
