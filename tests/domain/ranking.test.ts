import fc from "fast-check";
import { expect, test } from "vitest";
import { type Place, rankFirst, rankIn } from "#lib/domain/ranking.ts";

const order = ["a", "b", "c", "d"];

test.each<[string, Place, readonly string[]]>([
  ["c", { kind: "top" }, ["c", "a", "b", "d"]],
  ["b", { kind: "bottom" }, ["a", "c", "d", "b"]],
  ["a", { kind: "rank", rank: 3 }, ["b", "c", "a", "d"]],
  ["d", { kind: "rank", rank: 1 }, ["d", "a", "b", "c"]],
  ["d", { kind: "before", key: "b" }, ["a", "d", "b", "c"]],
  ["a", { kind: "before", key: "d" }, ["b", "c", "a", "d"]],
  ["a", { kind: "after", key: "c" }, ["b", "c", "a", "d"]],
])("%s goes to %j", (key, place, expected) => {
  expect(rankIn(order, key, place)).toMatchObject({ kind: "ranked", order: expected });
});

test("a move says the rank before and after, counted from 1", () => {
  expect(rankIn(order, "d", { kind: "after", key: "a" })).toMatchObject({ from: 4, to: 2 });
});

test("there is no rank 0 and none behind the last", () => {
  for (const rank of [0, -1, 5, 1_000_000_000]) {
    expect(rankIn(order, "a", { kind: "rank", rank })).toEqual({ kind: "out-of-range", last: 4 });
  }
});

test("nothing is ranked beside itself", () => {
  expect(rankIn(order, "a", { kind: "after", key: "a" })).toEqual({ kind: "beside-itself" });
});

test("10 000 adversarial moves keep the order total and lose nothing (rule 11)", () => {
  const size = 40;
  const key = fc.nat({ max: size - 1 }).map((number) => `bp-${number}`);
  const place = fc.oneof(
    fc.record({ kind: fc.constantFrom("top" as const, "bottom" as const) }),
    fc.record({ kind: fc.constant("rank" as const), rank: fc.integer({ min: -2, max: size + 3 }) }),
    fc.record({ kind: fc.constantFrom("before" as const, "after" as const), key }),
  );
  const start = Array.from({ length: size }, (_, index) => `bp-${index}`);
  const moves = fc.array(fc.tuple(key, place), { minLength: 100, maxLength: 100 });
  fc.assert(
    fc.property(moves, (list) => {
      let current: readonly string[] = start;
      for (const [moved, to] of list) {
        const ranked = rankIn(current, moved, to);
        if (ranked.kind !== "ranked") continue;
        const without = (keys: readonly string[]) => keys.filter((one) => one !== moved);
        expect(without(ranked.order)).toEqual(without(current));
        expect(ranked.order[ranked.to - 1]).toBe(moved);
        expect(current[ranked.from - 1]).toBe(moved);
        current = ranked.order;
      }
      expect(current.toSorted()).toEqual(start.toSorted());
    }),
    { numRuns: 100 },
  );
});

test("a file's order comes first, and all others follow as they were", () => {
  expect(rankFirst(order, ["d", "b"])).toEqual(["d", "b", "a", "c"]);
});
