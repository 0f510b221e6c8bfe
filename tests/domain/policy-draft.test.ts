import { describe, expect, test } from "vitest";
import { changePolicy, defaultPolicy, policyKeys, writeSetting } from "#lib/domain/policy.ts";
import { backTo, closingNote, draftedIn, sentIn, unsettled } from "#lib/domain/policy-draft.ts";
import { presets } from "#lib/domain/policy-presets.ts";

const now = Object.fromEntries(policyKeys.map((key) => [key, writeSetting(key, defaultPolicy)]));

describe("what somebody is about to set", () => {
  test("is only what differs from now, in the order of the page", () => {
    const draft = { "hold.mode": "observe", "slots.count": "8", "slots.debt": "2" };

    expect(draftedIn(draft, now)).toEqual([
      { key: "slots.count", from: "10", to: "8", fault: null },
      { key: "hold.mode", from: "vote", to: "observe", fault: null },
    ]);
  });

  test("says what a setting takes where it can't be so", () => {
    const [drafted] = draftedIn({ "slots.count": "eight" }, now);

    expect(drafted?.fault).toBe("It takes a whole number from 1 to 500.");
  });

  test("takes no space around a text for a change", () => {
    expect(draftedIn({ "bump.after": " 10d " }, now)).toEqual([]);
  });

  test.each([
    ["8", "Slots 9 and 10 close"],
    ["9", "Slot 10 closes"],
  ])("tells which slots close with %s of them", (count, words) => {
    expect(closingNote(draftedIn({ "slots.count": count }, now))).toContain(words);
  });

  test.each(["12", "none"])("closes none with %s", (count) => {
    expect(closingNote(draftedIn({ "slots.count": count }, now))).toBeNull();
  });
});

describe("an older version", () => {
  const history = [
    { version: 3, changes: [{ key: "slots.count", from: "8", to: "6" }] },
    {
      version: 2,
      changes: [
        { key: "slots.count", from: "10", to: "8" },
        { key: "hold.mode", from: "observe", to: "vote" },
      ],
    },
    { version: 1, changes: [{ key: "slots.debt", from: "2", to: "1" }] },
  ];

  test("is what everything since it began from", () => {
    expect(backTo(1, history)).toEqual({ "slots.count": "10", "hold.mode": "observe" });
    expect(backTo(2, history)).toEqual({ "slots.count": "8" });
  });

  test("is the newest one without any change", () => {
    expect(backTo(3, history)).toEqual({});
  });
});

test.each(presets)("the preset $name can be set", ({ settings }) => {
  expect(changePolicy(defaultPolicy, settings)).toMatchObject({ kind: "policy" });
});

test("what is sent is what was decided last on each setting, of policies only", () => {
  const policy = (settings: Readonly<Record<string, string>>) =>
    ({ command: { kind: "policy", settings, seen: null } }) as const;
  const kept = [
    policy({ "slots.count": "8", "hold.unlinked": "hold" }),
    { command: { kind: "pause" } } as const,
    policy({ "slots.count": "9" }),
  ];

  expect(sentIn(kept)).toEqual({ "slots.count": "9", "hold.unlinked": "hold" });
});

test("a draft that the policy says already, or that was sent, is none any more", () => {
  const draft = { "slots.count": "8", "slots.debt": "1" };

  expect(unsettled(draft, { "slots.count": "10", "slots.debt": "2" })).toBe(draft);
  expect(unsettled(draft, { "slots.count": "8", "slots.debt": "2" })).toEqual({
    "slots.debt": "1",
  });
});
