import fc from "fast-check";
import { expect, test } from "vitest";
import type { BacklogRow } from "#lib/domain/backlog.ts";
import { hasNews } from "#lib/domain/backlog-news.ts";
import { pageFrom, pageSize } from "#lib/domain/backlog-page.ts";
import { daysAgo } from "#tests/support/world.ts";

const rowAt = (rank: number): BacklogRow => ({
  ...{ rank, name: `Plan-${rank}`, title: "", kind: "feature", owner: null },
  state: { kind: "in-line", position: rank, missing: [], since: daysAgo(9), overtaken: 0 },
  changes: { open: 1, merged: 0 },
});
const counts = fc.integer({ min: 0, max: 3 * pageSize + 1 });
const rowsUpTo = (count: number) => Array.from({ length: count }, (_, index) => rowAt(index + 1));

test("the pages together are all rows, each once and in order", () => {
  fc.assert(
    fc.property(counts.map(rowsUpTo), (rows) => {
      const { last } = pageFrom(rows, {});
      const numbers = Array.from({ length: last }, (_, index) => `${index + 1}`);
      const pages = numbers.map((page) => pageFrom(rows, { page }));

      expect(pages.flatMap((page) => page.rows)).toEqual(rows);
      for (const { rows: some, before } of pages) {
        expect(some.length).toBeLessThanOrEqual(pageSize);
        expect(some[0]).toEqual(rows[before]);
      }
    }),
  );
});

test("a name gives the page that it is on, in whatever case", () => {
  fc.assert(
    fc.property(counts, fc.nat(), (count, chosen) => {
      fc.pre(count > 0);
      const rank = (chosen % count) + 1;

      const { rows } = pageFrom(rowsUpTo(count), { around: `plan-${rank}` });

      expect(rows.map((row) => row.rank)).toContain(rank);
    }),
  );
});

test.each(["0", "-1", "two", "1e9", "99999999", ""])(
  "page “%s” is the first or the last",
  (page) => {
    const rows = rowsUpTo(2 * pageSize);

    expect([1, 2]).toContain(pageFrom(rows, { page }).number);
  },
);

test("a list has news when a blueprint stands otherwise, comes or goes, or the order moved", () => {
  const rows = rowsUpTo(3);
  const before = { order: 1, rows };
  const [first, second, third] = rows;
  if (!(first && second && third)) throw new Error("there are three rows");
  const bumped: BacklogRow = { ...first, state: { kind: "finished", by: "done" } };

  expect(hasNews(before, { order: 1, rows: rowsUpTo(3) })).toBe(false);
  expect(hasNews(before, { order: 2, rows: rowsUpTo(3) })).toBe(true);
  expect(hasNews(before, { order: 1, rows: [bumped, second, third] })).toBe(true);
  expect(hasNews(before, { order: 1, rows: rowsUpTo(4) })).toBe(true);
  expect(hasNews(before, { order: 1, rows: [{ ...first, owner: "kim" }, second, third] })).toBe(
    true,
  );
});
