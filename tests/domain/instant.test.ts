import { expect, test } from "vitest";
import { instantFrom, lastMonday, yesterday } from "#lib/domain/instant.ts";

const now = new Date("2014-07-16T14:20:31.500Z");

const meant = (text: string) => {
  const named = instantFrom(text, now);
  return named.kind === "instant" ? named.at.toISOString() : named.kind;
};

test("a day that is over means its end, today means now", () => {
  expect(meant("2014-07-07")).toBe("2014-07-07T23:59:59.999Z");
  expect(meant("2014-07-16")).toBe(now.toISOString());
  expect(instantFrom("2014-07-07", now)).toMatchObject({ isDay: true });
  expect(instantFrom("2014-07-16", now)).toMatchObject({ isDay: false });
});

test("an instant is read in UTC, in another zone where it names one, to the millisecond", () => {
  expect(meant("2014-07-07T14:20")).toBe("2014-07-07T14:20:00.000Z");
  expect(meant("2014-07-07 14:20 UTC")).toBe("2014-07-07T14:20:00.000Z");
  expect(meant("2014-07-07T14:20:31.123z")).toBe("2014-07-07T14:20:31.123Z");
  expect(meant(" 2014-07-07T14:20+02:00 ")).toBe("2014-07-07T12:20:00.000Z");
});

test("what is still to come and what is no day are told apart", () => {
  expect(meant("2014-07-17")).toBe("to-come");
  expect(meant("2014-07-16T14:21")).toBe("to-come");
  for (const text of ["", "monday", "2014-02-30", "2014-13-01", "2014-07-07T25:00", "07.07.2014"]) {
    expect(meant(text), text).toBe("unreadable");
  }
});

test("yesterday and the last Monday are days before today", () => {
  expect(yesterday(now)).toBe("2014-07-15");
  expect(lastMonday(now)).toBe("2014-07-14");
  expect(lastMonday(new Date("2014-07-14T23:00:00Z"))).toBe("2014-07-07");
  expect(lastMonday(new Date("2014-07-13T01:00:00Z"))).toBe("2014-07-07");
});
