import { expect, test } from "vitest";
import { passText } from "#bin/pass-text.ts";
import { padKind } from "#bin/table.ts";
import type { PassReport } from "#lib/flow/pass-report.ts";

const verbs = { done: "would do", nothing: "nothing to do." };
const report: PassReport = {
  project: "nova",
  id: "0123",
  started: true,
  paused: false,
  complete: true,
  actions: [],
  refused: [],
  waiting: [],
  failures: [],
};
const waits = (change: number) => ({
  kind: "hold",
  change,
  reason: { code: "brake", verdict: "waiting" } as const,
  text: "Waiting for a review slot: blueprint cells is 1st in line.",
});

test("what holds wait for stands once above them, and their number in the first line", () => {
  expect(passText({ ...report, waiting: [waits(7), waits(9)] }, verbs)).toBe(
    `nova: nothing to do; 2 wait for a person.
More new holds than the brake lets through in 24 hours; a person has to approve them.
  hold    change 7: Waiting for a review slot: blueprint cells is 1st in line.
  hold    change 9: Waiting for a review slot: blueprint cells is 1st in line.`,
  );
});

test("a hold that posts nothing says why", () => {
  const { text } = waits(7);
  const hold = { kind: "hold", change: 7, reason: { code: "waiting" }, text } as const;

  expect(passText({ ...report, actions: [{ ...hold, posts: null }] }, verbs)).toBe(
    `nova: would do 1 hold.
  hold    change 7: Waiting for a review slot: blueprint cells is 1st in line.
          (nothing is posted: it was explained before)`,
  );
});

test("the longest kind is kept apart from its sentence too", () => {
  expect(["hold", "escalateReviewers"].map(padKind)).toEqual(["hold    ", "escalateReviewers "]);
});
