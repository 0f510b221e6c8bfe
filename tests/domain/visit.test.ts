import fc from "fast-check";
import { expect, test } from "vitest";
import { readVisits, type Visits, visited, writeVisits } from "#lib/domain/visit.ts";

const morning = new Date("2014-07-07T09:00:00Z");
const minutesLater = (minutes: number) => new Date(morning.getTime() + minutes * 60_000);

test("the first look knows of no visit before", () => {
  expect(visited(null, 40, morning)).toEqual({ before: null, now: { seq: 40, at: morning } });
});

test("looks close together are one visit: what came before it stays what is told", () => {
  const first = visited(null, 40, morning);
  const second = visited(first, 45, minutesLater(20));
  const third = visited(second, 50, minutesLater(40));
  expect(third).toEqual({ before: null, now: { seq: 40, at: minutesLater(40) } });
});

test("after half an hour away a new visit begins, and the last one is told from", () => {
  const first = visited(null, 40, morning);
  const second = visited(first, 60, minutesLater(30));
  expect(second).toEqual({
    before: { seq: 40, at: morning },
    now: { seq: 60, at: minutesLater(30) },
  });
});

const moments = fc.record({
  seq: fc.nat(10 ** 9),
  at: fc.date({ min: new Date(0), max: new Date(9e12), noInvalidDate: true }),
});

test("what a browser keeps is read as it was written, and anything else as nothing", () => {
  fc.assert(
    fc.property(moments, fc.option(moments), (now, before) => {
      const visits: Visits = { now, before };
      expect(readVisits(writeVisits(visits))).toEqual(visits);
    }),
  );
  for (const text of ["", "1", "1.2.3", "a.b", "1.2;x=y", "-1.5", "1.2.3.4.5"]) {
    expect(readVisits(text), text).toBeNull();
  }
});
