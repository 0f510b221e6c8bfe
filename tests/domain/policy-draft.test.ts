import { describe, expect, test } from "vitest";
import { changePolicy, defaultPolicy, policyKeys, writeSetting } from "#lib/domain/policy.ts";
import { backTo, draftedIn, sentIn, slotsNote, unsettled } from "#lib/domain/policy-draft.ts";
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
    expect(slotsNote(draftedIn({ "slots.count": count }, now), now)).toContain(words);
  });

  test.each([
    [
      { "slots.count": "8" },
      "2 slots stay reserved for debt: 7 and 8 instead of 9 and 10; debt in one that closes counts as in one of them.",
    ],
    [{ "slots.count": "12" }, "2 slots stay reserved for debt: 11 and 12 instead of 9 and 10."],
    [{ "slots.debt": "3" }, "3 slots are reserved for debt: 8 to 10 instead of 9 and 10."],
    [
      { "slots.count": "12", "slots.debt": "1" },
      "1 slot is reserved for debt: 12 instead of 9 and 10.",
    ],
    [{ "slots.debt": "0" }, "No slot is reserved for debt any more."],
  ])("tells which slots are for debt with %o", (draft, words) => {
    const note = slotsNote(draftedIn(draft, now), now);

    expect(note?.endsWith(words)).toBe(true);
  });

  test.each([
    { "slots.count": "none" },
    { "slots.debt": "-1" },
    { "slots.count": "1" },
    { "hold.mode": "observe" },
  ])("tells nothing of slots with %o", (draft) => {
    expect(slotsNote(draftedIn(draft, now), now)).toBeNull();
  });

  test("tells nothing of slots for debt where there are none", () => {
    const none = { ...now, "slots.debt": "0" };

    expect(slotsNote(draftedIn({ "slots.count": "12" }, none), none)).toBeNull();
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
    ({ comesTo: { kind: "policy", settings, seen: null } }) as const;
  const kept = [
    policy({ "slots.count": "8", "hold.unlinked": "hold" }),
    { comesTo: { kind: "pause" } } as const,
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
