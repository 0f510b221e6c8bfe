import { describe, expect, test } from "vitest";
import { defaultPolicy } from "#lib/domain/policy.ts";
import { isReady, missingFor } from "#lib/domain/readiness.ts";
import { missingWords } from "#lib/domain/wording.ts";
import { blueprint, change, daysAgo, now, people, vote } from "#tests/support/world.ts";

const plan = blueprint("plan", 1);
const good = change(1);
const wip = change(5, { isWip: true });
const conflicting = change(3, { isMergeable: false });
const ciFailed = change(4, { votes: [vote(people.zuul, "Verified", -1)] });
const bothFailed = change(2, { isMergeable: false, votes: [vote(people.zuul, "Verified", -2)] });

const missing = (changes: readonly (typeof good)[], more = {}, policy = {}) =>
  missingFor({ ...plan, ...more }, changes, { ...defaultPolicy, ...policy }, now);

describe("what is missing", () => {
  test.each([
    ["approved", [good], { approvedAt: null }],
    ["approved", [good], { approvedAt: daysAgo(-1) }],
    ["open-change", [], {}],
    ["wip", [wip], {}],
    ["conflict", [conflicting], {}],
    ["ci", [ciFailed], {}],
    ["returned", [good], { releasedAt: daysAgo(1) }],
  ])("%s", (code, changes, more) => {
    expect(missing(changes, more).map((one) => one.code)).toEqual([code]);
  });

  test("declared, where the policy requires it", () => {
    const required = { "ready.declaration": "required" };
    expect(missing([good], {}, required)).toEqual([{ code: "declared" }]);
    expect(missing([good], { declaredAt: daysAgo(1) }, required)).toEqual([]);
    expect(missing([good])).toEqual([]);
  });

  test("of who left a slot it is the author who is waited for only after a bump", () => {
    const words = (more: object) => missing([good], more).map(missingWords);
    expect(words({ releasedAt: daysAgo(1) })).toEqual(["nobody said ready"]);
    const bumped = { at: daysAgo(1), silentSince: daysAgo(9) };
    expect(words({ bumped })).toEqual(["author not back"]);
  });

  test("is told whole, in the order of the codes", () => {
    const more = { approvedAt: null, releasedAt: daysAgo(1) };
    const codes = missing([bothFailed, wip], more, { "ready.declaration": "required" });
    expect(codes.map(({ code }) => code)).toEqual([
      "approved",
      "declared",
      "conflict",
      "ci",
      "returned",
    ]);
  });
});

describe("one change that passes everything is enough", () => {
  test("whatever fails on the others", () => {
    expect(missing([bothFailed, wip, conflicting, good])).toEqual([]);
  });

  test("two that pass half each are not; the nearest one is named", () => {
    expect(missing([bothFailed, ciFailed, conflicting])).toEqual([
      { code: "conflict", changes: [3] },
    ]);
  });

  test("work in progress passes nothing, and all of it is named when there is nothing else", () => {
    expect(missing([wip, change(6, { isWip: true })])).toEqual([{ code: "wip", changes: [5, 6] }]);
    expect(missing([wip, ciFailed])).toEqual([{ code: "ci", changes: [4] }]);
  });

  test("Workflow −1 is work in progress", () => {
    const marked = change(7, { votes: [vote(people.alice, "Workflow", -1)] });
    expect(missing([marked])).toEqual([{ code: "wip", changes: [7] }]);
  });
});

describe("checks", () => {
  test("count only where the policy asks for them", () => {
    expect(missing([bothFailed], {}, { "ready.checks": [] })).toEqual([]);
    expect(missing([bothFailed], {}, { "ready.checks": ["ci"] })).toMatchObject([{ code: "ci" }]);
  });

  test("are passed where the server reports nothing", () => {
    expect(missing([change(8, { isMergeable: null })])).toEqual([]);
    expect(missing([change(9, { votes: [vote(people.zuul, "Verified", 1)] })])).toEqual([]);
  });

  test("read CI's vote on the label of the policy", () => {
    expect(missing([ciFailed], {}, { "ready.ciLabel": "Zuul" })).toEqual([]);
  });

  test("a person's −2 makes nothing unready", () => {
    expect(missing([change(10, { votes: [vote(people.bob, "Code-Review", -2)] })])).toEqual([]);
  });
});

test.each(["done", "withdrawn", "deferred"] as const)("what is %s is not ready", (state) => {
  expect(isReady({ ...plan, state }, [], now)).toBe(false);
  expect(isReady(plan, [], now)).toBe(true);
});
