import { expect, test } from "vitest";
import { choicesIn, choiceWords } from "#app/components/deciding/choices.ts";
import type { BacklogRow, BacklogState } from "#lib/domain/backlog.ts";

const since = new Date("2026-11-01T00:00:00Z");
const inLine = { kind: "in-line", position: 1, missing: [], since, overtaken: 0 } as const;
const missing = { ...inLine, missing: [{ code: "open-change" }] } as const;

function row(rank: number, name: string, state: BacklogState): BacklogRow {
  const changes = { open: 0, merged: 0 };
  return { rank, name, title: `Title of ${name}`, kind: "feature", owner: null, state, changes };
}

const rows = [
  row(1, "taken", { kind: "in-slot", slot: 1, since }),
  row(2, "lacking", missing),
  row(3, "ready-low", inLine),
  row(4, "put-off", { kind: "not-in-backlog", because: "deferred" }),
  row(5, "ready-lower", inLine),
];

const names = (asked: string, but: string | null = null) =>
  choicesIn(rows, asked, but).map(({ name }) => name);

test("the ready ones come first, by rank, then who waits; others only when they are asked for", () => {
  expect(names("")).toEqual(["ready-low", "ready-lower", "lacking"]);
  expect(names("put")).toEqual(["put-off"]);
});

test("it is found by its name and by its title, in whatever case", () => {
  expect(names("READY-LOWER")).toEqual(["ready-lower"]);
  expect(names("title of lack")).toEqual(["lacking"]);
});

test("who leaves is no choice for who enters", () => {
  expect(names("", "Ready-Low")).toEqual(["ready-lower", "lacking"]);
});

test("each says where it stands", () => {
  expect(rows.map(choiceWords)).toEqual([
    "in slot 1",
    "no open change",
    "ready",
    "deferred",
    "ready",
  ]);
});
