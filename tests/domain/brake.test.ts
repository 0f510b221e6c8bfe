import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyBrake, brakeLimit, type Pair, pairKey } from "#lib/domain/brake.ts";
import { defaultPolicy } from "#lib/domain/policy.ts";
import { noApprovals } from "#tests/support/world.ts";

const pair = (change: number, verdict = "waiting"): Pair => ({ change, verdict });
const holds = (...numbers: number[]) => numbers.map((number) => ({ pair: pair(number) }));
const keys = (...numbers: number[]) => new Set(numbers.map((number) => pairKey(pair(number))));
const numbersOf = (all: readonly { pair: Pair }[]) => all.map((one) => one.pair.change);
const many = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe("the limit", () => {
  test.each([
    [0, 20],
    [200, 20],
    [209, 20],
    [210, 21],
    [3_039, 303],
  ])("with %i open governed changes is %i", (open, limit) => {
    expect(brakeLimit(defaultPolicy, open)).toBe(limit);
  });

  test("lets so many through, by change number, and keeps the rest waiting", () => {
    const { placed, waiting } = applyBrake(holds(...many(25).toReversed()), noApprovals, 20);
    expect(numbersOf(placed)).toEqual(many(20));
    expect(numbersOf(waiting)).toEqual([21, 22, 23, 24, 25]);
    expect(waiting.every(({ why }) => why === "brake")).toBe(true);
  });

  test("counts what was sent in the last day without a person's word", () => {
    const sent = many(18).map((number) => pair(number + 100));
    expect(numbersOf(applyBrake(holds(1, 2, 3), { ...noApprovals, sent }, 20).placed)).toEqual([
      1, 2,
    ]);
    const approvals = { ...noApprovals, sent, approved: keys(101, 102) };
    expect(numbersOf(applyBrake(holds(1, 2, 3), approvals, 20).placed)).toEqual([1, 2, 3]);
  });
});

describe("an approval", () => {
  test("lets its pairs through above the limit, and they use up none of it", () => {
    const approvals = { ...noApprovals, approved: keys(1, 2, 3) };
    const { placed, waiting } = applyBrake(holds(1, 2, 3, 4, 5), approvals, 1);
    expect(numbersOf(placed)).toEqual([1, 2, 3, 4]);
    expect(numbersOf(waiting)).toEqual([5]);
  });

  test("is of a change with its verdict: another verdict was not approved", () => {
    const approvals = { ...noApprovals, approved: keys(1), onlyApproved: true };
    const other = [{ pair: pair(1, "not-in-backlog") }];
    expect(applyBrake(other, approvals, 20).waiting).toMatchObject([{ why: "not-in-plan" }]);
  });

  test("the pass after it places nothing else, and says so", () => {
    const approvals = { ...noApprovals, approved: keys(2), onlyApproved: true };
    const { placed, waiting } = applyBrake(holds(1, 2), approvals, 20);
    expect(numbersOf(placed)).toEqual([2]);
    expect(waiting).toMatchObject([{ pair: pair(1), why: "not-in-plan" }]);
  });

  test("what it kept back waits whatever the limit", () => {
    const approvals = { ...noApprovals, approved: keys(1), keptBack: keys(2) };
    const { placed, waiting } = applyBrake(holds(1, 2, 3), approvals, 20);
    expect(numbersOf(placed)).toEqual([1, 3]);
    expect(waiting).toMatchObject([{ pair: pair(2), why: "kept-back" }]);
  });
});

test("never more than the limit go out unapproved, and nothing is lost", () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 40 }));
  const inputs = fc.record({
    wanted: numbers,
    approved: numbers,
    keptBack: numbers,
    sent: numbers,
    onlyApproved: fc.boolean(),
    limit: fc.integer({ min: 0, max: 20 }),
  });
  fc.assert(
    fc.property(inputs, ({ wanted, approved, keptBack, sent, onlyApproved, limit }) => {
      const approvals = {
        approved: keys(...approved),
        keptBack: keys(...keptBack),
        onlyApproved,
        sent: sent.map((number) => pair(number)),
      };
      const { placed, waiting } = applyBrake(holds(...wanted), approvals, limit);
      const isUnapproved = (number: number) => !approved.includes(number);
      const before = sent.filter(isUnapproved).length;
      const added = numbersOf(placed).filter(isUnapproved).length;
      expect(added).toBeLessThanOrEqual(Math.max(0, limit - before));
      const all = [...numbersOf(placed), ...numbersOf(waiting)].toSorted((a, b) => a - b);
      expect(all).toEqual(wanted.toSorted((a, b) => a - b));
    }),
  );
});
