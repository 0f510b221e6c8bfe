import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  changePolicy,
  defaultPolicy,
  type Policy,
  policyKeys,
  writeSetting,
} from "#lib/domain/policy.ts";
import { day } from "#tests/support/world.ts";
import { policies } from "#tests/support/worlds.ts";

const changed = (written: Record<string, string>, from: Policy = defaultPolicy) => {
  const result = changePolicy(from, written);
  if (result.kind === "mistakes") throw new Error(result.mistakes[0]?.text);
  return result.policy;
};
const mistakes = (written: Record<string, string>) => {
  const result = changePolicy(defaultPolicy, written);
  return result.kind === "mistakes" ? result.mistakes : [];
};

test("the defaults are the product's numbers", () => {
  expect(defaultPolicy).toEqual({
    "slots.count": 10,
    "slots.debt": 2,
    "slots.freeEmptyAfter": 3 * day,
    "slots.lendAfter": 7 * day,
    "ready.declaration": "assumed",
    "ready.checks": ["conflict", "ci"],
    "ready.ciLabel": "Verified",
    "bump.warnAfter": 5 * day,
    "bump.after": 10 * day,
    "hold.mode": "vote",
    "hold.label": "Code-Review",
    "hold.value": -2,
    "hold.unknownBlueprint": "list",
    "hold.unlinked": "list",
    "hold.notInBacklog": "hold",
    "hold.approved": "free",
    "brake.newHolds": 20,
    "brake.newHoldsShare": 0.1,
    "rank.reasonForTop": 0,
  });
});

describe("a bad value is refused with what would be right", () => {
  const slots = "It takes a whole number from 1 to 500.";
  const duration = "It takes a duration such as 10d, 36h, 90s or 0s.";
  const name = "It takes the name of a Gerrit label.";
  test.each([
    ["slots.count", "0", slots],
    ["slots.count", "-1", slots],
    ["slots.count", "1000000000", slots],
    ["slots.count", "501", slots],
    ["slots.count", "ten", slots],
    ["slots.count", "2.5", slots],
    ["slots.count", "", slots],
    ["slots.debt", "-1", "It takes a whole number from 0 to slots.count."],
    ["slots.freeEmptyAfter", "3", duration],
    ["slots.lendAfter", "a week", duration],
    ["bump.warnAfter", "-1d", duration],
    ["bump.after", "1.5d", duration],
    ["ready.declaration", "never", "It takes one of assumed, required."],
    ["ready.checks", "conflict,luck", "It takes a list of conflict and ci, such as conflict,ci."],
    ["ready.ciLabel", "Ve rified", name],
    ["hold.label", "", name],
    ["hold.label", "-Review", name],
    ["hold.mode", "Vote", "It takes one of vote, comment, observe."],
    ["hold.value", "0", "It takes a whole number from -10 to -1."],
    ["hold.value", "2", "It takes a whole number from -10 to -1."],
    ["hold.unknownBlueprint", "ignore", "It takes one of list, hold."],
    ["hold.unlinked", "free", "It takes one of list, ignore, hold."],
    ["hold.notInBacklog", "free", "It takes one of hold, list."],
    ["hold.approved", "list", "It takes one of free, hold."],
    ["brake.newHolds", "-1", "It takes a whole number from 0 to 10000."],
    ["brake.newHoldsShare", "10%", "It takes a fraction from 0 to 1."],
    ["brake.newHoldsShare", "1.1", "It takes a fraction from 0 to 1."],
  ])("%s: “%s”", (key, text, remedy) => {
    expect(mistakes({ [key]: text })).toEqual([
      { key, text: `${key} can't be "${text}".`, remedy },
    ]);
  });

  test.each(["slot.count", "slots", "", "constructor", "__proto__"])(
    "there is no setting “%s”",
    (key) => {
      const written = Object.fromEntries([[key, "1"]]);
      expect(mistakes(written)).toMatchObject([{ key, text: `There is no setting "${key}".` }]);
      expect(mistakes(written)[0]?.remedy).toContain("slots.count, slots.debt");
    },
  );

  test("more slots reserved than there are", () => {
    expect(mistakes({ "slots.count": "1" })).toEqual([
      {
        key: "slots.debt",
        text: "slots.debt is 2 and slots.count only 1.",
        remedy: "Reserve at most as many slots as there are.",
      },
    ]);
  });

  test.each([
    ["after the bump", { "bump.after": "4d" }, "4d", "5d"],
    ["with the bump", { "bump.after": "5d" }, "5d", "5d"],
    ["at once, and the bump with it", { "bump.warnAfter": "0s", "bump.after": "0s" }, "0s", "0s"],
  ])("a warning that would come %s", (_when, written, after, warnAfter) => {
    expect(mistakes(written)).toMatchObject([
      {
        key: "bump.after",
        text: `bump.after is ${after}, which is not longer than bump.warnAfter, ${warnAfter}: a warned author needs time to answer.`,
        remedy: expect.stringMatching(/bump\.after longer than bump\.warnAfter.*3650d/),
      },
    ]);
  });

  test("every mistake is named at once, and nothing of it is taken", () => {
    const found = mistakes({ "slots.count": "0", "hold.mode": "loud", "slots.debt": "1" });
    expect(found.map(({ key }) => key)).toEqual(["slots.count", "hold.mode"]);
  });
});

test.each([
  ["slots.count", "1"],
  ["slots.count", "500"],
  ["ready.checks", ""],
  ["ready.checks", "ci"],
  ["slots.freeEmptyAfter", "0s"],
  ["brake.newHoldsShare", "1"],
] as const)("%s may be “%s”", (key, text) => {
  const policy = changed({ "slots.debt": "1", [key]: text });
  expect(writeSetting(key, policy)).toBe(text);
});

test("a check that is written twice counts once", () => {
  expect(changed({ "ready.checks": "ci,ci,conflict" })["ready.checks"]).toEqual(["ci", "conflict"]);
});

test("any policy is read back as it was written", () => {
  fc.assert(
    fc.property(policies("comment"), (some) => {
      const policy = { ...defaultPolicy, ...some };
      const written = policyKeys.map((key) => [key, writeSetting(key, policy)]);
      expect(changed(Object.fromEntries(written))).toEqual(policy);
    }),
  );
});
