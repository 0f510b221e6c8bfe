import { describe, expect, test } from "vitest";
import { hasLanded, type OwnChange, watch } from "#lib/domain/freeing.ts";
import { blueprint, change, day, daysAgo, now, tenure } from "#tests/support/world.ts";

const firstReadAt = daysAgo(10);
const own = (number: number, completes: boolean, more = {}): OwnChange => ({
  change: change(number, more),
  completes,
});
const merged = (number: number, completes: boolean, days = 2) =>
  own(number, completes, { status: "MERGED", submittedAt: daysAgo(days) });
const abandoned = own(9, true, { status: "ABANDONED" });

describe("landed", () => {
  test.each([
    ["the last change merged and completes it", [merged(1, true)], true],
    ["an earlier one that merged completes it", [merged(1, true), merged(2, false)], true],
    ["an abandoned one does not matter", [merged(1, true), abandoned], true],
    ["another change is open", [merged(1, true), own(2, false)], false],
    ["what merged is partial", [merged(1, false)], false],
    ["the completing one was abandoned", [merged(1, false), abandoned], false],
    ["nothing ever merged", [abandoned], false],
    ["it has no change", [], false],
    ["it merged before the project was first read", [merged(1, true, 11)], false],
    [
      "the completing one merged before that and the last one after",
      [merged(1, true, 11), merged(2, false)],
      true,
    ],
    ["it merged at that very instant", [merged(1, true, 10)], true],
    ["a change is gone, which is not merged", [own(1, true, { status: "GONE" })], false],
  ])("%s", (_case, changes, isSo) => {
    expect(hasLanded(changes, firstReadAt)).toBe(isSo);
  });
});

describe("a slot", () => {
  const holder = tenure(blueprint("plan", 1), 1);
  const look = (changes: readonly OwnChange[], more = {}, after = 3 * day) =>
    watch({ ...holder, ...more }, changes, firstReadAt, after, now);

  test("falls free when its blueprint landed, its clocks running or not", () => {
    const freed = { kind: "free", freed: { code: "landed" } };
    expect(look([merged(1, true)])).toEqual(freed);
    expect(look([merged(1, true)], { clockFrom: null })).toEqual(freed);
  });

  test("stands empty from the first pass that sees no open change", () => {
    expect(look([abandoned])).toEqual({ kind: "stay", emptySince: now });
    expect(look([])).toEqual({ kind: "stay", emptySince: now });
  });

  test.each([
    [2, "stay"],
    [3, "free"],
    [4, "free"],
  ])("empty for %i days of three: %s", (days, kind) => {
    expect(look([merged(1, false)], { emptySince: daysAgo(days) })).toMatchObject({ kind });
  });

  test("says since when it was empty", () => {
    expect(look([], { emptySince: daysAgo(3) })).toEqual({
      kind: "free",
      freed: { code: "empty", since: daysAgo(3) },
    });
  });

  test("with 0s falls free in the pass that sees it empty", () => {
    expect(look([abandoned], {}, 0)).toMatchObject({ kind: "free", freed: { code: "empty" } });
  });

  test("is empty from the first pass that sees it so, for nothing of it needs lifting", () => {
    expect(look([], { clockFrom: null })).toEqual({ kind: "stay", emptySince: now });
    expect(look([], { clockFrom: null }, 0)).toMatchObject({ kind: "free" });
  });

  test("is in use again with a new open change", () => {
    const changes = [abandoned, own(2, false)];
    expect(look(changes, { emptySince: daysAgo(9) })).toEqual({ kind: "stay", emptySince: null });
  });

  test("work in progress keeps it in use", () => {
    expect(look([own(1, false, { isWip: true })], { emptySince: daysAgo(9) })).toEqual({
      kind: "stay",
      emptySince: null,
    });
  });
});
