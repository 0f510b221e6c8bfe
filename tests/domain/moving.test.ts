import fc from "fast-check";
import { expect, test } from "vitest";
import {
  movedSentence,
  needsReason,
  orderAfter,
  type Wish,
  wishAt,
  wishBy,
} from "#lib/domain/moving.ts";

const order = [..."abcdef"];
const after = (wish: Wish | null) => wish && orderAfter(order, wish)?.join("");

test.each<[Wish["place"], string]>([
  [{ kind: "top" }, "dabcef"],
  [{ kind: "bottom" }, "abcefd"],
  [{ kind: "rank", rank: 2 }, "adbcef"],
  [{ kind: "before", beside: "b" }, "adbcef"],
  [{ kind: "after", beside: "f" }, "abcefd"],
])("a blueprint goes to %j", (place, expected) => {
  expect(after({ names: ["d"], place })).toBe(expected);
});

test("there is no place beside itself, behind the last rank, or beside nobody", () => {
  const places: Wish["place"][] = [
    { kind: "before", beside: "d" },
    { kind: "rank", rank: 7 },
    { kind: "after", beside: "x" },
  ];
  expect(places.map((place) => orderAfter(order, { names: ["d"], place }))).toEqual([
    null,
    null,
    null,
  ]);
});

test("several keep their order among each other", () => {
  expect(after({ names: ["e", "b"], place: { kind: "top" } })).toBe("beacdf");
  expect(after({ names: ["f", "a"], place: { kind: "after", beside: "c" } })).toBe("bcafde");
});

test("one step further is beside the next neighbour, and at the end there is none", () => {
  expect(after(wishBy(order, ["b"], 1))).toBe("acbdef");
  expect(after(wishBy(order, ["b"], -1))).toBe("bacdef");
  expect(after(wishBy(order, ["c", "d"], -1))).toBe("acdbef");
  expect([wishBy(order, ["a"], -1), wishBy(order, ["f"], 1)]).toEqual([null, null]);
});

test("who lets go between two rows finds theirs between the same two", () => {
  expect(after(wishAt(order, ["e"], 2))).toBe("abecdf");
  expect(after(wishAt(order, ["a"], 6))).toBe("bcdefa");
  expect(after(wishAt(order, ["c"], 0))).toBe("cabdef");
  expect(after(wishAt(order, ["c"], 3))).toBe("abcdef");
});

test("a reason is needed for a move up into the first ranks, and within them, and for no other", () => {
  const needed = (names: readonly string[], place: Wish["place"], top = 2) =>
    needsReason(order, { names, place }, top);

  expect(needed(["d"], { kind: "rank", rank: 2 })).toBe(true);
  expect(needed(["f", "c"], { kind: "before", beside: "b" })).toBe(true);
  expect(needed(["b"], { kind: "top" })).toBe(true);
  expect(needed(["d"], { kind: "rank", rank: 3 })).toBe(false);
  expect(needed(["a"], { kind: "after", beside: "b" })).toBe(false);
  expect(needed(["a"], { kind: "top" })).toBe(false);
  expect(needed(["d"], { kind: "top" }, 0)).toBe(false);
  expect(needed(["d"], { kind: "rank", rank: 9 })).toBe(false);
});

test("a move is told with both ranks and the neighbour above", () => {
  expect(movedSentence(order, { names: ["e"], place: { kind: "rank", rank: 2 } })).toBe(
    "e moved from 5 to 2, after a.",
  );
  expect(movedSentence(order, { names: ["e"], place: { kind: "top" } })).toBe(
    "e moved from 5 to 1, at the top.",
  );
  expect(movedSentence(order, { names: ["e"], place: { kind: "rank", rank: 5 } })).toBe(
    "e is at rank 5 already.",
  );
  expect(movedSentence(order, { names: ["b", "e"], place: { kind: "bottom" } })).toBe(
    "2 blueprints moved to 5 and below, after f.",
  );
});

test("whatever is wished, done twice it is the same, and nobody is lost", () => {
  const names = fc.uniqueArray(fc.constantFrom(...order), { minLength: 1 });
  fc.assert(
    fc.property(names, fc.integer({ min: 0, max: 6 }), (moving, gap) => {
      const once = orderAfter(order, wishAt(order, moving, gap)) ?? [];
      expect(once.toSorted()).toEqual(order);
      expect(orderAfter(once, wishAt(order, moving, gap))).toEqual(once);
    }),
  );
});
