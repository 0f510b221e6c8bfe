import { expect, test } from "vitest";
import { policyAt, readSpeed } from "#lib/config-demonstration.ts";
import { changePolicy, defaultPolicy } from "#lib/domain/policy.ts";
import { SetupError } from "#lib/failure.ts";

test("the people of the demonstration are as fast as asked, or do nothing", () => {
  expect(readSpeed()).toBe(1);
  expect(readSpeed("0.5")).toBe(0.5);
  expect(readSpeed("10")).toBe(10);
  expect(readSpeed("off")).toBe(0);
});

test.each(["", "fast", "-1", "11", "0.01", "NaN"])("%j is no speed", (text) => {
  expect(() => readSpeed(text)).toThrow(SetupError);
});

test("at every speed the policy is one that a project can have, and with nobody at work it is the usual one", () => {
  for (const speed of [0.1, 0.3, 1, 7, 10]) {
    expect(changePolicy(defaultPolicy, policyAt(speed)).kind).toBe("policy");
  }
  expect(policyAt(0)).toEqual({});
});
