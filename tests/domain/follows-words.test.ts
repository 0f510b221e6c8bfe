import { expect, test } from "vitest";
import { comingWords, followsSentence, restOfChanges } from "#lib/domain/follows-words.ts";

const nothing = { holds: 0, lifts: 0, waiting: 0, changes: [], enters: [], leaves: [] };

test("figures come first: what comes off, what goes on, what waits", () => {
  expect(followsSentence({ ...nothing, lifts: 6, holds: 4, waiting: 2 })).toBe(
    "6 holds come off, 4 go on, 2 wait for a person.",
  );
});

test("one is one, and what is nothing is left out", () => {
  expect(followsSentence({ ...nothing, holds: 1 })).toBe("1 hold goes on.");
  expect(followsSentence({ ...nothing, lifts: 1, waiting: 1 })).toBe(
    "1 hold comes off, 1 waits for a person.",
  );
  expect(followsSentence(nothing)).toBe("No hold goes on or comes off.");
});

test("what is not sent yet is counted, and one is one", () => {
  expect(comingWords({ holds: 1, lifts: 1 })).toBe("1 hold goes on, 1 comes off");
  expect(comingWords({ holds: 0, lifts: 1 })).toBe("1 hold comes off");
  expect(comingWords({ holds: 4, lifts: 6 })).toBe("4 holds go on, 6 come off");
  expect(comingWords({ holds: 0, lifts: 0 })).toBe("It is done");
});

test("what the list has no room for is counted", () => {
  const one = { change: 1, subject: "", kind: "hold", blueprint: null } as const;

  expect(restOfChanges({ ...nothing, holds: 1, changes: [one] })).toBeNull();
  expect(restOfChanges({ ...nothing, holds: 60, lifts: 1, changes: [one] })).toBe(
    "and 60 more changes",
  );
});
