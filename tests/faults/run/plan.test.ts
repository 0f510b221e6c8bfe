import { expect, test } from "vitest";
import { lanes, planOf, type Step } from "./plan.ts";

const minutes = 60 * 60_000;

test("the same seed plans the same, and another something else", () => {
  expect(planOf(7, minutes)).toEqual(planOf(7, minutes));
  expect(planOf(8, minutes)).not.toEqual(planOf(7, minutes));
});

test("a longer run begins like a shorter one", () => {
  const [short, long] = [planOf(7, minutes / 6), planOf(7, minutes)];
  expect(long.people.slice(0, short.people.length)).toEqual(short.people);
  expect(long.network.length).toBeGreaterThan(short.network.length);
});

test("an hour has every act of every lane in it, in the order of time", () => {
  const plan = planOf(1, minutes);
  for (const lane of ["people", "deciders", "processes", "network"] as const) {
    const steps: readonly Step[] = plan[lane];
    expect(new Set(steps.map(({ act }) => act))).toEqual(new Set(Object.keys(lanes[lane].acts)));
    expect(steps).toEqual(steps.toSorted((a, b) => a.at - b.at));
  }
});
