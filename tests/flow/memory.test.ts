import { expect, test } from "vitest";
import { openStore } from "#lib/database/database.ts";
import { explainBlueprintOf } from "#lib/flow/explain-blueprint.ts";
import { explainChangeOf } from "#lib/flow/explain-change.ts";
import { lookAtProject } from "#lib/flow/look-at-project.ts";
import { createMemory } from "#lib/flow/memory.ts";
import { pauseProject } from "#lib/flow/pause-project.ts";
import { rankBlueprint } from "#lib/flow/rank-blueprint.ts";
import { setPolicy } from "#lib/flow/set-policy.ts";
import { showBoard } from "#lib/flow/show-board.ts";
import { core, type DecidingProject, decidingProject } from "#tests/support/deciding-project.ts";
import { migrations } from "#tests/support/temporary-database.ts";
import { changeFor, daysAgo } from "#tests/support/world.ts";

/** The views of a process that remembers, beside whoever else writes. */
function remembering(nova: DecidingProject) {
  const needs = { ...nova.needs, memory: createMemory() };
  return { needs, board: () => showBoard(needs, nova.project) };
}

const toTop = (blueprint: string) => ({ blueprint, place: { kind: "top" }, seen: null }) as const;

/** The same state as another process has it open. */
async function anotherProcess(nova: DecidingProject) {
  const { file } = await nova.needs.database.condition();
  const database = await openStore({ file, migrations });
  return {
    needs: { ...nova.needs, database },
    [Symbol.asyncDispose]: () => database.close(),
  };
}

test("the next view shows what this process just wrote, and what another one did", async () => {
  await using nova = await decidingProject();
  await nova.know("first", "second", "third");
  await using other = await anotherProcess(nova);
  const { needs, board } = remembering(nova);
  const line = async () => (await board()).backlog.map(({ blueprint }) => blueprint);
  expect(await line()).toEqual(["first", "second", "third"]);

  await rankBlueprint(needs, nova.project, toTop("third"), core);
  expect(await line()).toEqual(["third", "first", "second"]);

  await rankBlueprint(other.needs, nova.project, toTop("second"), core);
  expect(await line()).toEqual(["second", "third", "first"]);

  await setPolicy(other.needs, nova.project, { "slots.count": "3" }, core);
  expect(await board()).toMatchObject({ count: 3 });

  await pauseProject(other.needs, nova.project, core);
  expect((await board()).condition).toMatchObject({ pausedBy: { who: core.who } });
});

test("while nothing is written two views are of one sight, until time alone may have changed it", async () => {
  await using nova = await decidingProject();
  await nova.know("first", { name: "tomorrow", approvedAt: new Date("2014-07-14T12:00:20Z") });
  const { needs, board } = remembering(nova);
  const look = () => lookAtProject(needs, nova.project);

  const [one, two] = await Promise.all([look(), look()]);
  expect(one).toBe(two);
  nova.later(14_000);
  expect(await look()).toBe(one);
  expect(await board()).toMatchObject({ backlog: [{ blueprint: "first" }] });

  nova.later(7_000);
  expect(await look()).not.toBe(one);
  expect(await board()).toMatchObject({ backlog: [{ position: 1 }, { blueprint: "tomorrow" }] });
});

test("how old a view is goes on although nothing is read anew", async () => {
  await using nova = await decidingProject();
  const { board } = remembering(nova);
  const before = (await board()).condition.now;

  nova.later(300);

  expect((await board()).condition.now.getTime() - before.getTime()).toBe(300);
});

test("a clock that is set back makes nothing last longer", async () => {
  await using nova = await decidingProject();
  const { needs } = remembering(nova);
  const before = await lookAtProject(needs, nova.project);

  nova.later(-3_600_000);

  expect(await lookAtProject(needs, nova.project)).not.toBe(before);
});

test("a change that was merged long ago is explained beside what is remembered, and changes nothing in it", async () => {
  await using nova = await decidingProject();
  await nova.know("first");
  const open = changeFor("first", 102);
  const old = { ...changeFor("first", 101), status: "MERGED", submittedAt: daysAgo(60) } as const;
  await nova.needs.database.transaction(async (store) => {
    await store.projects.save("nova", { firstReadAt: daysAgo(40) });
    await store.changes.save(
      "opendev",
      [open, old].map((change) => ({ change, earlier: [] })),
    );
  });
  const { needs } = remembering(nova);
  const before = await explainBlueprintOf(needs, nova.project, "first");

  const view = await explainChangeOf(needs, nova.project, 101);

  expect(view).toMatchObject({ change: 101, status: "MERGED", blueprint: "first" });
  expect(view).toMatchObject({ siblings: [{ change: 101 }, { change: 102 }] });
  expect(await explainBlueprintOf(needs, nova.project, "first")).toEqual(before);
});
