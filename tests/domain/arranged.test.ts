import { expect, test } from "vitest";
import { arrangedRows } from "#lib/domain/arranged.ts";
import type { BacklogRow } from "#lib/domain/backlog.ts";

const since = new Date("2014-07-07T00:00:00Z");
const row = (name: string, rank: number, state: BacklogRow["state"]): BacklogRow => ({
  ...{ rank, name, title: name, kind: "feature", owner: null, state },
  changes: { open: 0, merged: 0 },
});
const waiting = (position: number) =>
  ({ kind: "in-line", position, missing: [], since, overtaken: 0 }) as const;
const rows = [
  row("numa", 1, { kind: "in-slot", slot: 1, since }),
  row("ironic", 2, waiting(1)),
  row("cells", 3, waiting(2)),
  row("quotas", 4, waiting(3)),
];

test("ranks count all, places in line only who waits, and who stays is the very same", () => {
  const arranged = arrangedRows(rows, ["cells", "numa", "ironic", "quotas"]);

  expect(
    arranged.map(({ rank, name, state }) => [rank, name, "position" in state && state.position]),
  ).toEqual([
    [1, "cells", 1],
    [2, "numa", false],
    [3, "ironic", 2],
    [4, "quotas", 3],
  ]);
  expect(arranged[3]).toBe(rows[3]);
});

test("a name that has no row yet is left out", () => {
  expect(arrangedRows(rows, ["new", "numa", "ironic", "cells", "quotas"])).toEqual(rows);
});
