import { expect, test } from "vitest";
import { overtakenAmong } from "#lib/domain/undoing.ts";

type Decided = Parameters<typeof overtakenAmong>[0][number];

/** Newest first, a minute between each and the next. */
const newestFirst = (...entries: readonly (Partial<Decided> & { readonly kind: string })[]) =>
  entries.map((entry, index): Decided => {
    const seq = entries.length - index;
    const at = new Date(Date.UTC(2014, 6, 1, 9, seq));
    return { seq, at, code: "", change: null, blueprint: null, undoes: null, ...entry };
  });

test("a later decision of the same sort on the same overtakes an earlier one", () => {
  const entries = newestFirst(
    { kind: "defer", blueprint: "cells" },
    { kind: "fill", blueprint: "cells" },
    { kind: "free", blueprint: "numa" },
  );

  expect([...overtakenAmong(entries)]).toEqual([2]);
});

test("neither one of another sort overtakes, nor one that was decided at the same instant", () => {
  const at = new Date("2014-07-01T09:00:00Z");
  const entries = newestFirst(
    { kind: "rank", blueprint: "cells" },
    { kind: "exempt", change: 7 },
    { kind: "fill", blueprint: "cells", at },
    { kind: "free", blueprint: "cells", at },
  );

  expect([...overtakenAmong(entries)]).toEqual([]);
});

test("an imported order overtakes every move before it, and nothing else", () => {
  const entries = newestFirst(
    { kind: "rank", code: "reranked" },
    { kind: "rank", code: "moved", blueprint: "cells" },
    { kind: "policy" },
    { kind: "rank", code: "moved", blueprint: "numa" },
  );

  expect([...overtakenAmong(entries)]).toEqual([3, 1]);
});

test("a decision that was put back stands in nobody's way, until it is decided again", () => {
  const first = { kind: "policy" };
  const second = { kind: "policy" };

  expect([...overtakenAmong(newestFirst({ kind: "policy", undoes: 2 }, second, first))]).toEqual([
    2,
  ]);
  const again = newestFirst(
    { kind: "policy", undoes: 3 },
    { kind: "policy", undoes: 2 },
    second,
    first,
  );
  expect([...overtakenAmong(again)]).toEqual([3, 1]);
  expect([...overtakenAmong(newestFirst({ kind: "policy", undoes: 1 }, first))]).toEqual([1]);
});
