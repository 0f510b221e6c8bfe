import fc from "fast-check";
import { expect, test } from "vitest";
import type { WantedPlace } from "#lib/domain/command.ts";
import { type Ranked, rankFirst, rankIn } from "#lib/domain/ranking.ts";

const order = ["a", "b", "c", "d"];

/** An order once all steps are done, each from where it says. */
function after(start: readonly string[], ranked: Ranked): readonly string[] {
  if (ranked.kind !== "ranked") throw new Error(`There is no such place: ${ranked.kind}.`);
  return ranked.steps.reduce((now, { key, from, to }) => {
    expect(now[from - 1]).toBe(key);
    return now.toSpliced(from - 1, 1).toSpliced(to - 1, 0, key);
  }, start);
}

test.each<[string, WantedPlace, readonly string[]]>([
  ["c", { kind: "top" }, ["c", "a", "b", "d"]],
  ["b", { kind: "bottom" }, ["a", "c", "d", "b"]],
  ["a", { kind: "rank", rank: 3 }, ["b", "c", "a", "d"]],
  ["d", { kind: "rank", rank: 1 }, ["d", "a", "b", "c"]],
  ["d", { kind: "before", beside: "b" }, ["a", "d", "b", "c"]],
  ["a", { kind: "before", beside: "d" }, ["b", "c", "a", "d"]],
  ["a", { kind: "after", beside: "c" }, ["b", "c", "a", "d"]],
])("%s goes to %j", (key, place, expected) => {
  expect(after(order, rankIn(order, [key], place))).toEqual(expected);
});

test("a move says the rank before and after, counted from 1", () => {
  const steps = [{ key: "d", from: 4, to: 2 }];
  expect(rankIn(order, ["d"], { kind: "after", beside: "a" })).toEqual({ kind: "ranked", steps });
});

test("what is in its place already is not moved", () => {
  const steps: [] = [];
  expect(rankIn(order, ["a", "b"], { kind: "top" })).toEqual({ kind: "ranked", steps });
});

test.each<[readonly string[], WantedPlace, readonly string[]]>([
  [["d", "b"], { kind: "top" }, ["b", "d", "a", "c"]],
  [["a", "c"], { kind: "bottom" }, ["b", "d", "a", "c"]],
  [["a", "d"], { kind: "rank", rank: 2 }, ["b", "a", "d", "c"]],
  [["a", "d"], { kind: "after", beside: "b" }, ["b", "a", "d", "c"]],
  [["a", "b", "c", "d"], { kind: "top" }, order],
])("%j go to %j together, as they stood among each other", (keys, place, expected) => {
  expect(after(order, rankIn(order, keys, place))).toEqual(expected);
});

test("there is no rank 0 and none behind the last", () => {
  for (const rank of [0, -1, 5, 1_000_000_000]) {
    expect(rankIn(order, ["a"], { kind: "rank", rank })).toEqual({ kind: "out-of-range", last: 4 });
  }
});

test("nothing is ranked beside itself", () => {
  expect(rankIn(order, ["a"], { kind: "after", beside: "a" })).toEqual({ kind: "beside-itself" });
});

test("10 000 adversarial moves keep the order total and lose nothing (rule 11)", () => {
  const size = 40;
  const key = fc.nat({ max: size - 1 }).map((number) => `bp-${number}`);
  const place = fc.oneof(
    fc.record({ kind: fc.constantFrom("top" as const, "bottom" as const) }),
    fc.record({ kind: fc.constant("rank" as const), rank: fc.integer({ min: -2, max: size + 3 }) }),
    fc.record({ kind: fc.constantFrom("before" as const, "after" as const), beside: key }),
  );
  const start = Array.from({ length: size }, (_, index) => `bp-${index}`);
  const keys = fc.uniqueArray(key, { minLength: 1, maxLength: 5 });
  const moves = fc.array(fc.tuple(keys, place), { minLength: 100, maxLength: 100 });
  fc.assert(
    fc.property(moves, (list) => {
      let current: readonly string[] = start;
      for (const [moved, to] of list) {
        const ranked = rankIn(current, moved, to);
        if (ranked.kind !== "ranked") continue;
        const next = after(current, ranked);
        const others = (keys: readonly string[]) => keys.filter((one) => !moved.includes(one));
        const together = (keys: readonly string[]) => keys.filter((one) => moved.includes(one));
        expect(others(next)).toEqual(others(current));
        expect(together(next)).toEqual(together(current));
        const first = next.findIndex((one) => moved.includes(one));
        expect(next.slice(first, first + moved.length)).toEqual(together(current));
        current = next;
      }
      expect(current.toSorted()).toEqual(start.toSorted());
    }),
    { numRuns: 100 },
  );
});

test("a file's order comes first, and all others follow as they were", () => {
  expect(rankFirst(order, ["d", "b"])).toEqual(["d", "b", "a", "c"]);
});
