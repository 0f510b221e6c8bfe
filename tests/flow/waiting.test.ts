import { expect, test } from "vitest";
import { assignSlot } from "#lib/flow/assign-slot.ts";
import { closeBlueprint } from "#lib/flow/close-blueprint.ts";
import { type ImportedBlueprint, importBlueprints } from "#lib/flow/import-blueprints.ts";
import { rankBlueprint } from "#lib/flow/rank-blueprint.ts";
import { releaseBlueprint } from "#lib/flow/release-blueprint.ts";
import { reopenBlueprint } from "#lib/flow/reopen-blueprint.ts";
import { showBoard } from "#lib/flow/show-board.ts";
import { abandon, createChange, submit } from "#tests/support/changes.ts";
import { core, type DecidingProject, decidingProject } from "#tests/support/deciding-project.ts";
import { passingProject } from "#tests/support/passing-project.ts";
import { vote } from "#tests/support/votes.ts";

const day = 86_400_000;

test("a blueprint waits since it is known and approved, and is overtaken by entries below it", async () => {
  await using nova = await decidingProject();
  await nova.start();
  await take(nova, ["first", "second", "third", "fourth"]);
  nova.later(day);
  await assignSlot(nova.needs, nova.project, "second", core);
  nova.later(day);
  await assignSlot(nova.needs, nova.project, "fourth", core);

  expect(await waits(nova)).toEqual({
    first: { since: "2014-07-14", overtaken: 2 },
    third: { since: "2014-07-14", overtaken: 1 },
  });
});

test("who ranks where at the moment of the entry decides who is overtaken", async () => {
  await using nova = await decidingProject();
  await nova.start();
  await take(nova, ["first", "second", "third"]);
  await rank(nova, "third", 1);
  await assignSlot(nova.needs, nova.project, "second", core);
  await rank(nova, "third", 2);

  expect(await waits(nova)).toEqual({
    first: { since: "2014-07-14", overtaken: 1 },
    third: { since: "2014-07-14", overtaken: 1 },
  });
});

test("an approval that comes later begins the wait, a corrected date does not", async () => {
  await using nova = await decidingProject();
  await nova.start();
  await take(nova, [{ name: "first", approvedAt: null }, "second", "third", "fourth"]);
  await assignSlot(nova.needs, nova.project, "third", core);
  nova.later(day);
  await take(nova, ["first", { name: "second", approvedAt: new Date("2014-07-02T00:00:00Z") }]);
  nova.later(day);
  await take(nova, [{ name: "fifth", approvedAt: new Date("2014-07-17T00:00:00Z") }]);
  nova.later(day);
  await assignSlot(nova.needs, nova.project, "fourth", core);

  expect(await waits(nova)).toEqual({
    first: { since: "2014-07-15", overtaken: 1 },
    second: { since: "2014-07-14", overtaken: 2 },
    fifth: { since: "2014-07-17", overtaken: 0 },
  });
});

test("a stay in a slot and a reopening begin the wait anew", async () => {
  await using nova = await decidingProject();
  await nova.start();
  await take(nova, ["first", "second", "third", "fourth"]);
  await assignSlot(nova.needs, nova.project, "fourth", core);
  await assignSlot(nova.needs, nova.project, "first", core);
  await closeBlueprint(nova.needs, nova.project, "second", "deferred", core);
  nova.later(day);
  await releaseBlueprint(nova.needs, nova.project, "first", core);
  await assignSlot(nova.needs, nova.project, "third", core);
  nova.later(day);
  await reopenBlueprint(nova.needs, nova.project, "second", core);

  expect(await waits(nova)).toEqual({
    first: { since: "2014-07-15", overtaken: 1 },
    second: { since: "2014-07-16", overtaken: 0 },
  });
});

test("an order that an import makes the rank counts from then on", async () => {
  await using nova = await decidingProject();
  await nova.start();
  await take(nova, ["first", "second", "third"]);
  expect(await waits(nova)).toMatchObject({ first: { overtaken: 0 } });
  await take(nova, ["third", "second", "first"], true);
  await assignSlot(nova.needs, nova.project, "first", core);

  expect(await waits(nova)).toMatchObject({ second: { overtaken: 1 }, third: { overtaken: 1 } });
});

test("work that landed waits anew since its first new change", async () => {
  let ahead = 0;
  const clock = () => new Date(Date.UTC(2014, 6, 14, 12) + ahead);
  const policy = { "slots.count": "1", "slots.debt": "0", "slots.freeEmptyAfter": "0s" };
  await using stage = await passingProject(policy, { clock });
  const { server, nova } = stage;
  const upload = (blueprint: string) =>
    createChange(server, nova.authors[0], {
      repository: nova.repository,
      message: `Work\n\nImplements: blueprint ${blueprint}\n`,
    });
  const [landing, second, third] = [
    await upload("first"),
    await upload("second"),
    await upload("third"),
  ];
  await take(stage, ["first", "second", "third"]);
  await stage.start();
  await stage.pass();
  await vote(server, nova.cores[0], landing, "Code-Review", 2);
  await submit(server, nova.cores[0], landing);
  await stage.pass();
  ahead += day;
  await abandon(server, nova.authors[0], second);
  await stage.pass();
  await stage.pass();
  ahead += day;
  await upload("first");
  await stage.pass();
  expect(await waits(stage)).toEqual({
    first: { since: "2014-07-16", overtaken: 0 },
    second: { since: "2014-07-15", overtaken: 1 },
  });

  await abandon(server, nova.authors[0], third);
  await stage.pass();
  expect(await waits(stage)).toMatchObject({ second: { overtaken: 1 } });
});

type Known = Pick<DecidingProject, "needs" | "project">;
type Row = string | (Partial<ImportedBlueprint> & { readonly name: string });

const take = ({ needs, project }: Known, rows: readonly Row[], rerank = false) =>
  importBlueprints(
    needs,
    project,
    rows.map((row) => {
      const given = typeof row === "string" ? { name: row } : row;
      const approvedAt = new Date("2014-06-01T00:00:00Z");
      return { title: given.name, kind: "feature", approvedAt, ...given };
    }),
    { ...core, rerank },
  );

const rank = ({ needs, project }: Known, blueprint: string, to: number) =>
  rankBlueprint(needs, project, { blueprint, place: { kind: "rank", rank: to }, seen: null }, core);

async function waits({ needs, project }: Known) {
  const { backlog } = await showBoard(needs, project);
  return Object.fromEntries(
    backlog.map(({ blueprint, waitingSince, overtaken }) => [
      blueprint,
      { since: waitingSince.toISOString().slice(0, 10), overtaken },
    ]),
  );
}
