import { expect, test } from "vitest";
import { toldBy } from "#app/components/deciding/told.ts";
import { nothingFollows } from "#lib/domain/follows-words.ts";

test("the time to undo begins at its whole length, although the service tells its clock in whole seconds", () => {
  const at = Date.parse("2026-01-01T12:00:00Z");
  const undo = { kind: "pending", id: 1, until: "2026-01-01T12:00:30.900Z" } as const;
  const before = Date.now();

  const { until } = toldBy({ kind: "pending", text: "Done.", follows: nothingFollows, undo, at });

  expect(until - before).toBeGreaterThanOrEqual(30_000);
  expect(until - before).toBeLessThan(30_500);
});
