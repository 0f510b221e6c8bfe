import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Candidate,
  contenders,
  fill,
  isLent,
  numberFor,
  type SlotNumbers,
} from "#lib/domain/slots.ts";
import { day, daysAgo, now } from "#tests/support/world.ts";

const feature = (blueprint: string): Candidate => ({ blueprint, kind: "feature" });
const debt = (blueprint: string): Candidate => ({ blueprint, kind: "debt" });
const names = (entries: readonly Candidate[]) => entries.map(({ blueprint }) => blueprint);
const ten = { count: 10, debt: 2, isLent: false };

const kinds = fc.constantFrom("feature" as const, "debt" as const);
const filled = fc
  .record({
    count: fc.integer({ min: 1, max: 12 }),
    debt: fc.integer({ min: 0, max: 12 }),
    isLent: fc.boolean(),
  })
  .map((numbers): SlotNumbers => ({ ...numbers, debt: Math.min(numbers.debt, numbers.count) }))
  .chain((numbers) =>
    fc.record({
      numbers: fc.constant(numbers),
      occupied: fc
        .uniqueArray(fc.integer({ min: 1, max: numbers.count + 3 }))
        .chain((taken) =>
          fc.tuple(
            ...taken.map((number) => fc.record({ kind: kinds, number: fc.constant(number) })),
          ),
        ),
      ready: fc
        .array(kinds, { maxLength: 15 })
        .map((all) => all.map((kind, index): Candidate => ({ blueprint: `plan-${index}`, kind }))),
    }),
  );

describe("in any fill", () => {
  test("no entry makes the occupied slots exceed their number", () => {
    fc.assert(
      fc.property(filled, ({ occupied, ready, numbers }) => {
        const entries = fill(occupied, ready, numbers);
        const room = Math.max(0, numbers.count - occupied.length);
        expect(entries.length).toBeLessThanOrEqual(room);
      }),
    );
  });

  test("who enters does so in rank order, the first debt and the first feature before any other", () => {
    fc.assert(
      fc.property(filled, ({ occupied, ready, numbers }) => {
        const entries = names(fill(occupied, ready, numbers));
        for (const kind of ["feature", "debt"]) {
          const line = names(ready.filter((one) => one.kind === kind));
          const entered = line.filter((name) => entries.includes(name));
          expect(entered).toEqual(line.slice(0, entered.length));
        }
        expect(entries).toEqual(names(ready).filter((name) => entries.includes(name)));
      }),
    );
  });

  test("the contenders alone enter as they do among all, and are no more than the slots of each kind", () => {
    fc.assert(
      fc.property(filled, ({ occupied, ready, numbers }) => {
        const first = contenders(ready, numbers.count);
        expect(fill(occupied, first, numbers)).toEqual(fill(occupied, ready, numbers));
        expect(first.length).toBeLessThanOrEqual(2 * numbers.count);
        for (const { blueprint, place } of first) expect(ready[place]?.blueprint).toBe(blueprint);
      }),
    );
  });

  test("features leave the room for debt, unless it is lent", () => {
    fc.assert(
      fc.property(filled, ({ occupied, ready, numbers }) => {
        const entries = fill(occupied, ready, numbers);
        if (numbers.isLent || !entries.some(({ kind }) => kind === "feature")) return;
        const inside = [...occupied, ...entries];
        const debtInside = inside.filter(({ kind }) => kind === "debt").length;
        const kept = Math.max(0, numbers.debt - debtInside);
        expect(inside.length).toBeLessThanOrEqual(numbers.count - kept);
      }),
    );
  });

  test("numbers lie between 1 and the number of slots, and nobody shares one", () => {
    fc.assert(
      fc.property(filled, ({ occupied, ready, numbers }) => {
        const entries = fill(occupied, ready, numbers);
        for (const { number } of entries) {
          expect(number).toBeGreaterThanOrEqual(1);
          expect(number).toBeLessThanOrEqual(numbers.count);
        }
        const all = [...occupied, ...entries].map(({ number }) => number);
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });

  test("a second fill over the outcome lets nobody in", () => {
    fc.assert(
      fc.property(filled, ({ occupied, ready, numbers }) => {
        const entries = fill(occupied, ready, numbers);
        const left = ready.filter(({ blueprint }) => !names(entries).includes(blueprint));
        expect(fill([...occupied, ...entries], left, numbers)).toEqual([]);
      }),
    );
  });

  test("a slot stays empty only if nobody may have it", () => {
    fc.assert(
      fc.property(filled, ({ occupied, ready, numbers }) => {
        const entries = fill(occupied, ready, numbers);
        const free = numbers.count - occupied.length - entries.length;
        const left = ready.length - entries.length;
        const isDebtLeft =
          entries.filter(({ kind }) => kind === "debt").length <
          ready.filter(({ kind }) => kind === "debt").length;
        if (free > 0) expect(isDebtLeft).toBe(false);
        if (free > numbers.debt || (free > 0 && numbers.isLent)) expect(left).toBe(0);
      }),
    );
  });
});

describe("room for debt", () => {
  test("eight features fill ten slots of which two are kept for debt", () => {
    const ready = Array.from({ length: 12 }, (_, index) => feature(`f${index + 1}`));
    expect(names(fill([], ready, ten))).toEqual(names(ready.slice(0, 8)));
  });

  test("debt may take any free slot, the kept ones first by number", () => {
    const ready = ["d1", "d2", "d3"].map(debt);
    expect(fill([], ready, ten).map(({ number }) => number)).toEqual([9, 10, 1]);
  });

  test("debt inside gives its part of the room back to features", () => {
    const inside = [{ kind: "debt" as const, number: 9 }];
    const ready = Array.from({ length: 12 }, (_, index) => feature(`f${index + 1}`));
    expect(fill(inside, ready, ten)).toHaveLength(8);
  });

  test("a lent reservation lets features into every slot, the kept numbers last", () => {
    const ready = Array.from({ length: 12 }, (_, index) => feature(`f${index + 1}`));
    const entries = fill([], ready, { ...ten, isLent: true });
    expect(entries.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test("a feature that finds no room does not block the debt below it", () => {
    const full = Array.from({ length: 8 }, (_, index) => ({
      kind: "feature" as const,
      number: index + 1,
    }));
    expect(fill(full, [feature("above"), debt("below")], ten)).toEqual([
      { blueprint: "below", kind: "debt", number: 9 },
    ]);
  });
});

test("nobody enters while slots are closing, and a number above is never given", () => {
  const three = [1, 2, 3].map((number) => ({ kind: "feature" as const, number }));
  expect(fill(three, [debt("next")], { count: 2, debt: 0, isLent: false })).toEqual([]);
  const closing = [{ kind: "feature" as const, number: 3 }];
  expect(numberFor("feature", closing, { count: 2, debt: 1 })).toBe(1);
  expect(numberFor("debt", closing, { count: 2, debt: 1 })).toBe(2);
});

test("to ask for a number although no slot is free is a mistake", () => {
  const one = [{ kind: "feature" as const, number: 1 }];
  expect(() => numberFor("debt", one, { count: 1, debt: 0 })).toThrow("no slot is free");
});

test.each([
  [6, false],
  [7, true],
  [8, true],
])("with no debt ready for %i days the reservation is lent: %s", (days, isSo) => {
  expect(isLent(daysAgo(days), 7 * day, now)).toBe(isSo);
});
