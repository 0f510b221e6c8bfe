import { expect, test } from "vitest";
import { abandon, createChange, deleteChange } from "#tests/support/changes.ts";
import { passingProject } from "#tests/support/passing-project.ts";

const hour = 3_600_000;
const policy = { "slots.count": "1", "slots.debt": "0", "slots.freeEmptyAfter": "1h" };

/** A project whose one slot holds a blueprint with one change. */
async function oneInSlot() {
  const clock = { ahead: 0 };
  const stage = await passingProject(policy, { clock: () => new Date(Date.now() + clock.ahead) });
  const { server, nova } = stage;
  await stage.know([{ name: "inside" }]);
  const message = "A step\n\nImplements: blueprint inside";
  const number = await createChange(server, nova.authors[0], {
    repository: nova.repository,
    message,
  });
  await stage.pass();
  await stage.start();
  await stage.pass();
  const wait = (milliseconds: number) => {
    clock.ahead += milliseconds;
  };
  return { stage, number, wait };
}

const freed = async ({ pass }: Awaited<ReturnType<typeof oneInSlot>>["stage"]) =>
  (await pass()).actions.filter(({ kind }) => kind === "free").map(({ reason }) => reason.code);

test("a slot falls empty although the abandoned change in it was deleted meanwhile", async () => {
  const { stage, number, wait } = await oneInSlot();
  await using _ = stage;
  await abandon(stage.server, stage.nova.authors[0], number);
  await stage.pass();
  await deleteChange(stage.server, number);

  wait(2 * hour);

  expect(await freed(stage)).toEqual(["empty"]);
});

test("an open change that does not answer keeps its slot", async () => {
  const { stage, number, wait } = await oneInSlot();
  await using _ = stage;
  await deleteChange(stage.server, number);

  wait(2 * hour);

  expect(await freed(stage)).toEqual([]);
});
