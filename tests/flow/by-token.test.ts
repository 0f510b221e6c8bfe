import { expect, test } from "vitest";
import type { Proof } from "#lib/domain/roles.ts";
import { tokenIn } from "#lib/flow/by-token.ts";
import { cancelPending } from "#lib/flow/cancel-pending.ts";
import { carryOut } from "#lib/flow/carry-out.ts";
import { pauseProject } from "#lib/flow/pause-project.ts";
import { showPending } from "#lib/flow/show-pending.ts";
import { coreDeciding } from "#tests/support/deciders.ts";
import { oneSlot } from "#tests/support/one-slot.ts";
import type { PassingProject } from "#tests/support/passing-project.ts";

const proof: Proof = {
  ...{ by: "token", handle: "a", token: "nightly ranking", server: "sandbox", username: "sdague" },
  ...{ persona: null, groups: [], provedAt: "2014-07-14T12:00:00Z" },
};
const script = { ...coreDeciding, actor: { ...coreDeciding.actor, proof } };
const place = { kind: "rank", rank: 1 } as const;
const release = { kind: "release", blueprint: "bp-1" } as const;

const newest = async ({ needs }: PassingProject, kind: string) =>
  (await needs.database.store.history.list("nova", { kind, limit: 1 }))[0];
const tokenOf = async (stage: PassingProject, kind: string) =>
  tokenIn((await newest(stage, kind))?.facts);

test("what a script decides at once tells its token, and what its owner decides does not", async () => {
  await using stage = await oneSlot();
  const { needs, project } = stage;

  await carryOut(needs, project, { kind: "rank", blueprints: ["bp-2"], place, seen: null }, script);
  expect(await tokenOf(stage, "rank")).toBe("nightly ranking");
  await carryOut(needs, project, { kind: "pause" }, script);
  expect(await tokenOf(stage, "pause")).toBe("nightly ranking");
  await pauseProject(needs, project, { who: "sdague", reason: "mine" });
  await carryOut(needs, project, { kind: "resume" }, coreDeciding);
  expect(await tokenOf(stage, "resume")).toBeNull();
});

test("so does what is taken back, and what is not done any more when it is due", async () => {
  await using stage = await oneSlot();
  const { needs, project } = stage;

  await carryOut(needs, project, release, script);
  const [kept] = await showPending(needs, project);
  await cancelPending(needs, project, kept?.id ?? 0, script.actor);
  expect(await newest(stage, "undo")).toMatchObject({ code: "cancelled" });
  expect(await tokenOf(stage, "undo")).toBe("nightly ranking");

  await carryOut(needs, project, release, script);
  stage.later(60_000);
  await stage.pass();
  expect(await newest(stage, "undo")).toMatchObject({ code: "lapsed" });
  expect(await tokenOf(stage, "undo")).toBe("nightly ranking");
});
