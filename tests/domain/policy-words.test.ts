import { expect, test } from "vitest";
import { defaultPolicy, type Policy, policyKeys } from "#lib/domain/policy.ts";
import { keysOf, policyParts, policySentence, policyWords } from "#lib/domain/policy-words.ts";

/** Every sentence of a policy, in the order in which they are shown. */
const wordsOf = (some: Partial<Policy> = {}) =>
  policyParts.flatMap(([part]) =>
    keysOf(part).map((key) => policyWords[key]({ ...defaultPolicy, ...some })),
  );

test("every setting stands in one part, with a sentence of its own", () => {
  const keys = policyParts.flatMap(([part]) => keysOf(part));

  expect(keys.toSorted()).toEqual(policyKeys.toSorted());
  expect(new Set(wordsOf()).size).toBe(policyKeys.length);
});

test("the default numbers are told in words", () => {
  expect(wordsOf()).toEqual([
    "10 slots: up to 10 blueprints under review at once.",
    "2 of the 10 slots are kept for technical debt.",
    "A slot with nothing left to review falls free after 3 days.",
    "A slot kept for debt is lent to a feature after 7 days without a ready debt blueprint.",
    "A blueprint counts as complete without anybody saying so.",
    "At least one open change has to be without a conflict and without a failed CI.",
    "CI votes on Verified; a vote below 0 there is a failed CI.",
    "An author silent for 5 days is warned.",
    "After 10 days of silence the slot goes on to the next in line; never unwarned.",
    "A hold is a vote, with words that explain it.",
    "The vote is on Code-Review.",
    "The vote is −2.",
    "A change that names only unknown blueprints is listed and not held.",
    "A change that names neither a blueprint nor a bug is listed and not held.",
    "A change of a blueprint that is deferred, withdrawn or not approved yet is held.",
    "A change that a person approved needs no slot.",
    "Up to 20 new holds in 24 hours need nobody's word.",
    "Or 10 % of the open changes, where that is more.",
    "A move in the order needs no reason.",
  ]);
});

test("one, none and at once have words of their own", () => {
  const words = wordsOf({
    "slots.count": 1,
    "slots.debt": 0,
    "slots.freeEmptyAfter": 0,
    "slots.lendAfter": 0,
    "ready.checks": [],
    "bump.warnAfter": 0,
    "bump.after": 36 * 3_600_000,
    "brake.newHolds": 1,
    "brake.newHoldsShare": 0.075,
  });

  expect(words).toContain("1 slot: up to 1 blueprint under review at once.");
  expect(words).toContain("No slot is kept for technical debt.");
  expect(words).toContain("A slot with nothing left to review falls free at once.");
  expect(words).toContain("Neither conflicts nor CI are looked at.");
  expect(words).toContain("A silent author is warned at once.");
  expect(words).toContain(
    "After 36 hours of silence the slot goes on to the next in line; never unwarned.",
  );
  expect(words).toContain("Or 7.5 % of the open changes, where that is more.");
});

test("the answer names the numbers that people ask for most", () => {
  expect(policySentence(defaultPolicy)).toBe(
    "10 slots, 2 for technical debt. Silent authors are warned after 5 days, bumped after 10 days.",
  );
  expect(policySentence({ ...defaultPolicy, "slots.count": 1, "slots.debt": 0 })).toMatch(
    /^1 slot\. Silent authors/,
  );
});
