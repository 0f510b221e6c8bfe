import { expect, test } from "vitest";
import { resumedClock, resumedTenure } from "#lib/domain/pause.ts";

const at = (hour: number) => new Date(Date.UTC(2014, 6, 14, hour));

test("a clock goes on after a pause as if the pause had not been", () => {
  const [begun, pausedAt, resumedAt] = [at(1), at(4), at(9)];

  const clock = resumedClock(begun, pausedAt, resumedAt);

  const ranBefore = pausedAt.getTime() - begun.getTime();
  expect(resumedAt.getTime() - clock.getTime()).toBe(ranBefore);
});

test("a clock that began during the pause counts from its end", () => {
  expect(resumedClock(at(6), at(4), at(9))).toEqual(at(9));
});

test("clocks of a tenure that never began don't begin by a pause", () => {
  const tenure = { clockFrom: at(1), emptySince: null, warned: null };

  const resumed = resumedTenure(tenure, at(4), at(5));

  expect(resumed).toEqual({ clockFrom: at(2), emptySince: null, warned: null });
});
