import fc from "fast-check";
import { expect, test } from "vitest";
import { inRankOrder } from "#lib/domain/rank-order.ts";
import { blueprint } from "#tests/support/world.ts";

const ranks = fc.uniqueArray(fc.integer({ min: -2, max: 12 }), { maxLength: 10 });
const whole = fc
  .nat({ max: 10 })
  .chain((length) => fc.shuffledSubarray(counted(length), { minLength: length }));
const counted = (length: number) => Array.from({ length }, (_, index) => index + 1);

test("whatever the ranks, whole or with gaps, everybody is there once and in their order", () => {
  fc.assert(
    fc.property(fc.oneof(ranks, whole), (given) => {
      const ordered = inRankOrder(given.map((rank) => blueprint(`bp-${rank}`, rank)));

      expect(ordered.map(({ rank }) => rank)).toEqual(given.toSorted((a, b) => a - b));
    }),
  );
});

test("a rank that is there twice loses nobody", () => {
  const twice = [blueprint("a", 1), blueprint("b", 1), blueprint("c", 2)];

  expect(inRankOrder(twice).map(({ name }) => name)).toEqual(["a", "b", "c"]);
});
