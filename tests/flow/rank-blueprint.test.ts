import { expect, test } from "vitest";
import type { WantedPlace } from "#lib/domain/command.ts";
import { rankBlueprint, rankBlueprints } from "#lib/flow/rank-blueprint.ts";
import { setPolicy } from "#lib/flow/set-policy.ts";
import { core, decidingProject } from "#tests/support/deciding-project.ts";

test("a person moves a blueprint, and the history says who, from where, to where and why", async () => {
  await using nova = await decidingProject();
  await nova.know("scheduler-lib", "v3-api", "Cells");

  const moved = await rankBlueprint(nova.needs, nova.project, to("CELLS", { kind: "top" }), core);

  expect(moved).toMatchObject({ kind: "done", blueprint: "Cells", from: 3, to: 1 });
  expect(await nova.order()).toEqual(["Cells", "scheduler-lib", "v3-api"]);
  expect(await nova.history()).toMatchObject([
    {
      who: "sdague",
      kind: "rank",
      code: "moved",
      blueprint: "Cells",
      reason: "agreed in the meeting",
      text: "Cells moves from rank 3 to rank 1.",
      facts: { from: 3, to: 1 },
    },
  ]);
});

test("a move to the place where it is changes nothing and is not written down", async () => {
  await using nova = await decidingProject();
  await nova.know("scheduler-lib", "v3-api");

  const place = { kind: "before", beside: "v3-api" } as const;
  const moved = await rankBlueprint(nova.needs, nova.project, to("scheduler-lib", place), core);

  expect(moved).toMatchObject({ kind: "done", from: 1, to: 1, order: 1 });
  expect(await nova.history()).toEqual([]);
});

test("two people who looked at the same order: the second is told, and nothing is lost", async () => {
  await using nova = await decidingProject();
  await nova.know("a", "b", "c");
  const seen = (await nova.store.projects.get("nova"))?.orderVersion ?? 0;
  const move = (blueprint: string, place: WantedPlace) =>
    rankBlueprint(nova.needs, nova.project, { blueprint, place, seen }, core);

  const [first, second] = await Promise.all([
    move("c", { kind: "top" }),
    move("b", { kind: "bottom" }),
  ]);

  const kinds = [first, second].map((result) =>
    result.kind === "refused" ? result.code : result.kind,
  );
  expect(kinds.toSorted()).toEqual(["done", "order-moved"]);
  expect(await nova.history()).toHaveLength(1);
});

test.each<[string, string, WantedPlace, string]>([
  ["a rank behind the last", "a", { kind: "rank", rank: 4 }, "out-of-range"],
  ["rank 0", "a", { kind: "rank", rank: 0 }, "out-of-range"],
  ["a place beside itself", "a", { kind: "after", beside: "A" }, "beside-itself"],
  ["a place beside nobody", "a", { kind: "after", beside: "zzz" }, "unknown-blueprint"],
  ["an unknown blueprint", "zzz", { kind: "top" }, "unknown-blueprint"],
])("%s is refused and nothing moves", async (_what, name, place, code) => {
  await using nova = await decidingProject();
  await nova.know("a", "b", "c");

  const moved = await rankBlueprint(nova.needs, nova.project, to(name, place), core);

  expect(moved).toMatchObject({ kind: "refused", code });
  expect(await nova.order()).toEqual(["a", "b", "c"]);
  expect((await nova.store.projects.get("nova"))?.orderVersion).toBe(1);
});

test("several move together and keep their order, each with a row of its own in the history", async () => {
  await using nova = await decidingProject();
  await nova.know("a", "b", "c", "d");
  const { orderVersion: seen = 0 } = (await nova.store.projects.get("nova")) ?? {};

  const place = { kind: "top" } as const;
  const move = { blueprints: ["D", "b"], place, seen };
  const ranked = await rankBlueprints(nova.needs, nova.project, move, core);

  expect(ranked).toMatchObject({ kind: "done", order: seen + 2 });
  expect(await nova.order()).toEqual(["b", "d", "a", "c"]);
  expect((await nova.history()).map(({ text }) => text).toSorted()).toEqual([
    "b moves from rank 2 to rank 1.",
    "d moves from rank 4 to rank 2.",
  ]);
  expect(await rankBlueprints(nova.needs, nova.project, move, core)).toMatchObject({
    code: "order-moved",
  });
});

test("where the policy wants it, a move up into the first ranks needs a reason", async () => {
  await using nova = await decidingProject();
  await nova.know("a", "b", "c", "d");
  await setPolicy(nova.needs, nova.project, { "rank.reasonForTop": "2" }, core);
  const silently = { who: core.who, reason: null };
  const up = (rank: number) => to("d", { kind: "rank", rank });

  const third = await rankBlueprint(nova.needs, nova.project, up(3), silently);
  const second = await rankBlueprint(nova.needs, nova.project, up(2), silently);
  const explained = await rankBlueprint(nova.needs, nova.project, up(2), core);
  const down = await rankBlueprint(
    nova.needs,
    nova.project,
    to("a", { kind: "rank", rank: 2 }),
    silently,
  );

  expect(third).toMatchObject({ kind: "done", to: 3 });
  expect(second).toMatchObject({ kind: "refused", code: "reason-needed" });
  expect(explained).toMatchObject({ kind: "done", to: 2 });
  expect(down).toMatchObject({ kind: "done", from: 1, to: 2 });
});

test("many people moving at once leave one total order", async () => {
  await using nova = await decidingProject();
  const names = Array.from({ length: 12 }, (_, index) => `bp-${index}`);
  await nova.know(...names);

  const places: readonly WantedPlace[] = [
    { kind: "top" },
    { kind: "rank", rank: 6 },
    { kind: "bottom" },
    { kind: "after", beside: "bp-3" },
  ];
  const moves = Array.from({ length: 60 }, (_, index) =>
    to(names[(index * 7) % 12] ?? "", places[index % 4] ?? { kind: "top" }),
  ).filter(({ blueprint, place }) => !("beside" in place) || place.beside !== blueprint);
  const moved = await Promise.all(
    moves.map((move) => rankBlueprint(nova.needs, nova.project, move, core)),
  );

  expect(moved.every(({ kind }) => kind === "done")).toBe(true);
  const known = await nova.store.blueprints.all("nova");
  expect(known.map(({ rank }) => rank)).toEqual(names.map((_, index) => index + 1));
  expect(known.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
});

const to = (blueprint: string, place: WantedPlace) => ({ blueprint, place, seen: null });
