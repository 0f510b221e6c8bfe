import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type BacklogRow,
  type BacklogState,
  type BacklogTotals,
  backlogPlaces,
  totalsOf,
} from "#lib/domain/backlog.ts";
import { filterFrom, filterInAddress, filterRows, searched } from "#lib/domain/backlog-filter.ts";
import { backlogSentence, stateWords, totalsInWords } from "#lib/domain/backlog-words.ts";
import type { Missing } from "#lib/domain/readiness.ts";
import { daysAgo } from "#tests/support/world.ts";

const inLine = (missing: readonly Missing[], position = 1): BacklogState => ({
  ...{ kind: "in-line", position, missing, since: daysAgo(9), overtaken: 2 },
});

const states: fc.Arbitrary<BacklogState> = fc.constantFrom<BacklogState[]>(
  { kind: "in-slot", slot: 4, since: daysAgo(3) },
  inLine([]),
  inLine([{ code: "conflict", changes: [7] }]),
  { kind: "not-in-backlog", because: "unapproved" },
  { kind: "not-in-backlog", because: "deferred" },
  { kind: "finished", by: "landed" },
);

const rows: fc.Arbitrary<readonly BacklogRow[]> = fc
  .array(
    fc.record({
      name: fc.constantFrom("vmware-spawn", "Cells-v3", "numa"),
      title: fc.constantFrom("A title", "VMware, once more"),
      kind: fc.constantFrom("feature", "debt"),
      owner: fc.constantFrom(null, "Kim"),
      state: states,
    } as const),
    { maxLength: 12 },
  )
  .map((all) =>
    all.map((row, index) => ({ ...row, rank: index + 1, changes: { open: 1, merged: 0 } })),
  );

const filters = fc
  .record({
    q: fc.constantFrom(undefined, "", "vmware", "kim  VM", "conflict", "in slot", "nothing has it"),
    kind: fc.constantFrom(undefined, "feature", "debt", "no such kind"),
    state: fc.constantFrom(undefined, ...backlogPlaces, "no such state"),
  })
  .map(filterFrom);

test("a filter shows some of the rows, as they are and in their order", () => {
  fc.assert(
    fc.property(rows, filters, (all, filter) => {
      const shown = new Set(filterRows(searched(all), filter));

      expect([...shown]).toEqual(all.filter((row) => shown.has(row)));
    }),
  );
});

test("the places of a filter share out all rows between them", () => {
  fc.assert(
    fc.property(rows, (all) => {
      const shown = (state: string) => filterRows(searched(all), filterFrom({ state })).length;
      const { inLine: line, ready, ...others } = totalsOf(all);

      expect(shown("in-line")).toBe(line);
      expect(shown("ready")).toBe(ready);
      expect(shown("ready") + shown("not-ready")).toBe(line);
      const { known, ...places } = others;
      expect(Object.values(places).reduce((sum, count) => sum + count, line)).toBe(known);
    }),
  );
});

test("a filter that filters nothing shows everything and stands in no address", () => {
  fc.assert(
    fc.property(rows, (all) => {
      const filter = filterFrom({ q: "  ", kind: "", state: "all" });

      expect(filterRows(searched(all), filter)).toEqual(all);
      expect(filterInAddress(filter)).toEqual({});
    }),
  );
});

test("an address gives the filter that made it", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(filterFrom(filterInAddress(filter))).toEqual({
        ...filter,
        text: filter.text.trim() === "" ? "" : filter.text,
      });
    }),
  );
});

test.each<[Missing[], string]>([
  [[], "ready"],
  [[{ code: "wip", changes: [1] }], "work in progress"],
  [
    [
      { code: "conflict", changes: [1] },
      { code: "ci", changes: [1] },
    ],
    "conflict, CI failed",
  ],
  [
    [{ code: "open-change" }, { code: "declared" }, { code: "returned", after: "bump" }],
    "no open change +2",
  ],
])("what is missing is said in three words, and how much else: %j", (missing, words) => {
  expect(stateWords(inLine(missing))).toBe(words);
});

test("a row is found by everything it lacks, also what its row has no room for", () => {
  const row: BacklogRow = {
    ...{ rank: 1, name: "numa", title: "NUMA", kind: "feature", owner: null },
    state: inLine([{ code: "open-change" }, { code: "declared" }]),
    changes: { open: 0, merged: 0 },
  };

  const found = filterRows(searched([row]), filterFrom({ q: "declared" }));

  expect(found).toEqual([row]);
});

const none: BacklogTotals = {
  ...{ known: 0, inSlot: 0, inLine: 0, ready: 0 },
  ...{ unapproved: 0, deferred: 0, withdrawn: 0, finished: 0 },
};

test.each<[Partial<BacklogTotals>, string]>([
  [{ known: 66, inSlot: 9, inLine: 57, ready: 21 }, "57 wait in line, 21 of them ready."],
  [{ known: 2, inSlot: 1, inLine: 1, ready: 0 }, "1 waits in line, 0 of them ready."],
  [{ known: 3, inSlot: 3 }, "Nothing waits in line: all that is approved has a slot."],
  [
    { known: 3, unapproved: 3 },
    "Nothing waits in line: none of the 3 known blueprints is approved.",
  ],
  [{ known: 1, unapproved: 1 }, "Nothing waits in line: the only known blueprint is not approved."],
  [{ known: 3, finished: 3 }, "Nothing waits in line."],
  [{}, "No blueprint is known yet."],
])("the backlog begins with its answer: %j", (some, sentence) => {
  expect(backlogSentence({ ...none, ...some })).toBe(sentence);
});

test("the counts of the heading say where all of them stand", () => {
  const totals = { ...none, known: 60, inSlot: 9, inLine: 50, ready: 21, deferred: 1 };

  expect(totalsInWords(totals)).toEqual([
    { place: "in-slot", words: "9 in a slot" },
    { place: "in-line", words: "50 in line" },
    { place: "deferred", words: "1 deferred" },
  ]);
});
