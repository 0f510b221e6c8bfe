import { expect, test } from "vitest";
import { closeBlueprint } from "#lib/flow/close-blueprint.ts";
import { lastMoves } from "#lib/flow/last-moves.ts";
import { rankBlueprint } from "#lib/flow/rank-blueprint.ts";
import { showBacklog } from "#lib/flow/show-backlog.ts";
import { showBoard } from "#lib/flow/show-board.ts";
import { createChange, setWip } from "#tests/support/changes.ts";
import { type PassingProject, passingProject } from "#tests/support/passing-project.ts";

const lead = { who: "lead", reason: "it is small" };

const upload = ({ server, nova }: PassingProject, blueprint: string) =>
  createChange(server, nova.authors[0], {
    repository: nova.repository,
    message: `Work on ${blueprint}\n\nImplements: blueprint ${blueprint}\n`,
  });

/** One slot, taken; three in line, of which one is ready; one not approved and one withdrawn. */
async function mixedProject(nova: PassingProject) {
  await nova.know([
    { name: "in-slot", title: "It is reviewed now", owner: "kim" },
    { name: "unready" },
    { name: "Not-Approved", approvedAt: null },
    { name: "ready", kind: "debt" },
    { name: "given-up" },
    { name: "idle" },
  ]);
  await upload(nova, "in-slot");
  const unready = await upload(nova, "unready");
  await setWip(nova.server, nova.nova.authors[0], unready);
  await upload(nova, "ready");
  await nova.pass();
  await nova.start();
  await nova.pass();
  await closeBlueprint(nova.needs, nova.project, "given-up", "withdrawn", lead);
  return { unready };
}

test("the backlog has every known blueprint in rank order, with its state and its place", async () => {
  await using nova = await passingProject({ "slots.count": "1", "slots.debt": "0" });
  const { unready } = await mixedProject(nova);

  const { rows, totals } = await showBacklog(nova.needs, nova.project);

  expect(rows.map(({ rank, name, state }) => ({ rank, name, state }))).toMatchObject([
    { rank: 1, name: "in-slot", state: { kind: "in-slot", slot: 1, since: expect.any(Date) } },
    {
      rank: 2,
      name: "unready",
      state: { kind: "in-line", position: 1, missing: [{ code: "wip", changes: [unready] }] },
    },
    { rank: 3, name: "Not-Approved", state: { kind: "not-in-backlog", because: "unapproved" } },
    { rank: 4, name: "ready", state: { kind: "in-line", position: 2, missing: [] } },
    { rank: 5, name: "given-up", state: { kind: "not-in-backlog", because: "withdrawn" } },
    {
      rank: 6,
      name: "idle",
      state: { kind: "in-line", position: 3, missing: [{ code: "open-change" }] },
    },
  ]);
  expect(rows[0]).toMatchObject({
    title: "It is reviewed now",
    owner: "kim",
    changes: { open: 1, merged: 0 },
  });
  expect(totals).toEqual({
    ...{ known: 6, inSlot: 1, inLine: 3, ready: 1 },
    ...{ unapproved: 1, deferred: 0, withdrawn: 1, finished: 0 },
  });
});

test("board and backlog count the same line", async () => {
  await using nova = await passingProject({ "slots.count": "1", "slots.debt": "0" });
  await mixedProject(nova);

  const board = await showBoard(nova.needs, nova.project);
  const { rows, totals } = await showBacklog(nova.needs, nova.project);

  expect([totals.inLine, totals.ready, totals.inSlot]).toEqual([
    board.backlog.length,
    board.ready,
    board.occupied,
  ]);
  const line = rows.filter(({ state }) => state.kind === "in-line");
  expect(line.map(({ name }) => name)).toEqual(board.backlog.map(({ blueprint }) => blueprint));
});

test("a move raises the version of the order and is remembered with its reason", async () => {
  await using nova = await passingProject();
  await nova.know([{ name: "one" }, { name: "two" }, { name: "three" }]);
  const before = await showBacklog(nova.needs, nova.project);
  const up = { blueprint: "three", place: { kind: "top" }, seen: before.order } as const;
  await rankBlueprint(nova.needs, nova.project, up, lead);
  const down = { ...up, blueprint: "two", place: { kind: "rank", rank: 2 }, seen: null } as const;
  await rankBlueprint(nova.needs, nova.project, down, { who: "kim", reason: null });

  const after = await showBacklog(nova.needs, nova.project);
  const moves = await lastMoves(nova.needs, nova.project, { limit: 5 });
  const ofThree = await lastMoves(nova.needs, nova.project, { blueprint: "three", limit: 5 });

  expect(after.rows.map(({ name }) => name)).toEqual(["three", "two", "one"]);
  expect(after.order).toBe(before.order + 2);
  expect(moves).toMatchObject([
    { who: "kim", blueprint: "two", from: 3, to: 2, why: null },
    { who: "lead", blueprint: "three", from: 3, to: 1, why: "it is small" },
  ]);
  expect(ofThree).toEqual([moves[1]]);
});

test("a project without blueprints has an empty backlog", async () => {
  await using nova = await passingProject();

  const { rows, totals } = await showBacklog(nova.needs, nova.project);

  expect(rows).toEqual([]);
  expect(totals).toMatchObject({ known: 0, inLine: 0, inSlot: 0 });
});
