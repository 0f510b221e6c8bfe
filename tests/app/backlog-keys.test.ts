import { expect, test } from "vitest";
import { commandOf, rowAfter } from "#app/components/backlog/keys.ts";

const sight = { count: 100, screenful: 20 };

test.each([
  ["j", 4, 5],
  ["k", 4, 3],
  ["k", 0, 0],
  ["j", 99, 99],
  ["PageDown", 4, 24],
  ["PageDown", 95, 99],
  ["PageUp", 4, 0],
  ["Home", 50, 0],
  ["End", 50, 99],
])("%s leads from row %i to row %i", (key, index, row) => {
  const command = commandOf(key, true);

  expect(command && rowAfter(command, { ...sight, index })).toBe(row);
});

test("who is on no row yet keeps the keys that scroll by screens, and begins with the next one", () => {
  expect(["ArrowDown", "PageDown"].map((key) => commandOf(key, false))).toEqual([null, null]);
  const step = commandOf("j", false);
  expect(step && rowAfter(step, { ...sight, index: -1 })).toBe(0);
});

test.each([
  ["Home", 0],
  ["End", 99],
])("%s leads to row %i also from nowhere", (key, row) => {
  const command = commandOf(key, false);

  expect(command && rowAfter(command, { ...sight, index: -1 })).toBe(row);
});

test("there is nowhere to go in an empty list", () => {
  expect(rowAfter({ kind: "step", by: 1 }, { index: -1, count: 0, screenful: 20 })).toBeNull();
});
