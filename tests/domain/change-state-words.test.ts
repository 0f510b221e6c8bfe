import { expect, test } from "vitest";
import { chainSentence, statesAmong } from "#lib/domain/change-state-words.ts";

test("a row of signs reads as one sentence, what merged first", () => {
  expect(chainSentence(["merged", "merged", "reviewers", "approved", "reviewers"])).toBe(
    "2 of 5 changes merged; 1 approved, 2 for reviewers",
  );
  expect(chainSentence(["reviewers", "author", "ci", "ci-failed", "conflict", "wip"])).toBe(
    "0 of 6 changes merged; 1 for reviewers, 1 for its author, 1 for CI, 1 with a failed CI, 1 with a conflict, 1 in progress",
  );
  expect(chainSentence(["merged"])).toBe("1 of 1 change merged");
  expect(chainSentence([])).toBe("no change yet");
});

test("a legend has the signs that occur, always in one order", () => {
  expect(statesAmong(new Set(["held", "merged"]))).toEqual(["merged", "held"]);
});
