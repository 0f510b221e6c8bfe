import { expect, test } from "vitest";
import { missingField, reasonFault, wantedBy } from "#app/components/deciding/ask.ts";
import { askOnBlueprint, askOnChange, askToFill } from "#app/components/deciding/asks.ts";

test("a release sends the reason and nothing else, and names the slot that it frees", () => {
  const ask = askOnBlueprint("release", { name: "juno-slaveification", slot: 4 });

  expect(ask.title).toBe("Release juno-slaveification from slot 4");
  expect(wantedBy(ask, { reason: "  reviewers are away  " })).toEqual({
    method: "POST",
    path: "blueprints/juno-slaveification/release",
    body: { reason: "reviewers are away" },
  });
});

test("without a reason none is sent, as for a preview", () => {
  expect(wantedBy(askOnChange("lift", 14), {}).body).toEqual({});
});

test("a name that people chose is one part of the address, and one word of the heading", () => {
  const ask = askOnBlueprint("defer", { name: "../../x?y=$& \u202ez", slot: null });

  expect(ask.path).toBe("blueprints/..%2F..%2Fx%3Fy%3D%24%26%20%E2%80%AEz/defer");
  expect(ask.title).toBe("Defer ../../x?y=$&_z");
});

test("who enters an empty slot is chosen first, and stands in the address as it is", () => {
  const ask = askToFill(3);

  expect(missingField(ask, {})?.key).toBe("blueprint");
  const { path, body } = wantedBy(ask, { blueprint: "a$&/b", reason: "why" });
  expect(path).toBe("blueprints/a%24%26%2Fb/assign");
  expect(body).toEqual({ reason: "why" });
});

test("away needs a day and swap another blueprint, and both are sent", () => {
  const subject = { name: "one", slot: 1 };
  const away = askOnBlueprint("away", subject);
  const swap = askOnBlueprint("swap", subject);

  expect(missingField(away, {})?.key).toBe("until");
  expect(missingField(away, { until: "2026-12-24" })).toBeNull();
  expect(wantedBy(away, { until: "2026-12-24" }).body).toEqual({ until: "2026-12-24" });
  expect(wantedBy(swap, { with: "two" }).body).toEqual({ with: "two" });
});

test("a number is sent as a number, and only one that can be", () => {
  const field = { kind: "number", key: "upTo", label: "At most", first: 25, most: 214 } as const;
  const ask = { ...askOnChange("lift", 1), fields: [field] };

  expect(wantedBy(ask, { upTo: "25" }).body).toEqual({ upTo: 25 });
  for (const upTo of ["", "0", "215", "2.5", "x"]) expect(missingField(ask, { upTo })).toBe(field);
});

test("a reason is asked for where the verb wants one, and has at most 1000 characters", () => {
  expect(reasonFault({ reason: "needed" }, "  ")).toMatch(/^Say why/);
  expect(reasonFault({ reason: "optional" }, "")).toBeNull();
  expect(reasonFault({ reason: "optional" }, "\u3164\u3164")).toMatch(/that can be seen/);
  expect(reasonFault({ reason: "optional" }, " a\u202Eb ")).toMatch(/U\+202E at place 2/);
  expect(reasonFault({ reason: "needed" }, "x".repeat(1_000))).toBeNull();
  expect(reasonFault({ reason: "optional" }, "x".repeat(1_001))).toMatch(/This one has 1001/);
});
