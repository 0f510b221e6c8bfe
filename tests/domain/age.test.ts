import { expect, test } from "vitest";
import { age, dayCount } from "#lib/domain/age.ts";

const from = new Date("2014-07-14T12:00:00Z");
const after = (seconds: number) => new Date(from.getTime() + seconds * 1_000);

test("an age is written in its largest whole unit", () => {
  expect(age(from, after(12))).toBe("12 s");
  expect(age(from, after(6 * 60 + 59))).toBe("6 min");
  expect(age(from, after(5 * 3_600))).toBe("5 h");
  expect(age(from, after(16 * 86_400))).toBe("16 d");
});

test("a clock that is behind makes nothing younger than now", () => {
  expect(age(from, after(-5))).toBe("0 s");
});

test("the first day of a stay is day 1", () => {
  expect(dayCount(from, after(60))).toBe(1);
  expect(dayCount(from, after(86_400))).toBe(2);
});
