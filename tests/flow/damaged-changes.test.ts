import { expect, test } from "vitest";
import type { ServerNeeds } from "#lib/flow/needs.ts";
import { runPasses } from "#lib/flow/run-passes.ts";
import { GerritError } from "#lib/gerrit/error.ts";
import { abandon, createChange } from "#tests/support/changes.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";
import { messagesOf } from "#tests/support/seen.ts";

const oneSlot = { "slots.count": "1", "slots.debt": "0", "slots.freeEmptyAfter": "0s" };

test("a change that can't be looked at any more does not keep the rest of its project undecided", async () => {
  await using stage = await passingProject(oneSlot);
  await upload(stage, "bp-1");
  const damaged = await upload(stage, "bp-2");
  await stage.know([{ name: "bp-1" }, { name: "bp-2" }]);
  await stage.start();
  await passWith(stage, {
    review: async (...words) => {
      await stage.needs.gerrit.review(...words);
      throw new GerritError("timeout", "the answer did not come");
    },
  });
  const other = await upload(stage, "bp-2");
  const broken = damagedChange(stage, damaged);

  const report = await passWith(stage, broken);
  await passWith(stage, broken);
  expect(report).toMatchObject({ complete: true, actions: [{ kind: "hold", change: other }] });

  expect((await stage.pass()).actions).toEqual([]);
  const said = await messagesOf(stage.server, damaged);
  expect(said.filter(({ author }) => author === stage.nova.bot.accountId)).toHaveLength(1);
});

test("nor does one whose blueprint would leave its slot: that one alone stays", async () => {
  await using stage = await passingProject(oneSlot);
  const { server, nova, needs } = stage;
  const damaged = await upload(stage, "bp-1");
  await stage.know([{ name: "bp-1" }, { name: "bp-2" }]);
  await stage.start();
  await stage.pass();
  await abandon(server, nova.authors[0], damaged);
  const other = await upload(stage, "bp-2");

  const report = await passWith(stage, damagedChange(stage, damaged));
  expect(report).toMatchObject({ complete: true, actions: [{ kind: "hold", change: other }] });
  expect(await needs.database.store.tenures.open("nova")).toMatchObject([{ blueprint: "bp-1" }]);
});

test("nor does one that a full listing leaves out: nothing is made of it, and the rest is read", async () => {
  await using stage = await passingProject(oneSlot);
  const { gerrit } = stage.needs;
  const damaged = await upload(stage, "bp-1");
  await stage.know([{ name: "bp-1" }, { name: "bp-2" }]);
  await stage.start();
  await stage.pass();
  const other = await upload(stage, "bp-2");
  const without = (listing: Awaited<ReturnType<typeof gerrit.openChanges>>) => ({
    ...listing,
    changes: listing.changes.filter(({ number }) => number !== damaged),
  });
  const broken: Partial<typeof gerrit> = {
    ...damagedChange(stage, damaged),
    openChanges: async (...asked) => without(await gerrit.openChanges(...asked)),
    changedSince: async (...asked) => without(await gerrit.changedSince(...asked)),
  };

  for (const actions of [[{ kind: "hold", change: other }], [], []]) {
    stage.later(7 * 3_600_000);
    expect(await passWith(stage, broken)).toMatchObject({ complete: true, actions });
  }
  const known = await stage.needs.database.store.changes.versions("sandbox");
  expect(known.get(damaged)).toMatchObject({ status: "NEW" });
});

const upload = ({ server, nova }: PassingProject, blueprint: string) =>
  createChange(server, nova.authors[0], {
    repository: nova.repository,
    message: `Work on ${blueprint}\n\nBlueprint: ${blueprint}`,
  });

/** The listing still shows it, and to ask for it alone is an error. */
const damagedChange = ({ needs: { gerrit } }: PassingProject, damaged: number) => ({
  change: async (ref: Parameters<typeof gerrit.change>[0]) => {
    if (ref.number === damaged) throw new GerritError("unavailable", "the change is damaged");
    return gerrit.change(ref);
  },
});

async function passWith({ needs }: PassingProject, gerrit: Partial<ServerNeeds["gerrit"]>) {
  const changed = { ...needs, gerrit: { ...needs.gerrit, ...gerrit } };
  const servers = new Map([["sandbox", changed]]);
  const passes = await runPasses({ ...changed, servers }, "a test");
  return passes.kind === "done" ? passes.value[0] : undefined;
}
