import { expect, test } from "vitest";
import { momentOf, onMoment, quoted, shown, typed } from "#lib/domain/phrases.ts";

const now = new Date("2014-12-31T12:00:00Z");

test.each([
  ["2014-12-31T14:20:00Z", "today, 14:20 UTC", "today, 14:20 UTC"],
  ["2014-12-29T12:00:01Z", "29 December, 12:00 UTC", "on 29 December, 12:00 UTC"],
  ["2015-01-01T00:00:00Z", "1 January 2015, 00:00 UTC", "on 1 January 2015, 00:00 UTC"],
  ["2014-12-29T12:00:00Z", "29 December", "on 29 December"],
  ["2024-12-29T12:00:00Z", "29 December 2024", "on 29 December 2024"],
])("of %s near now the hour is told, and of another year the year", (at, words, on) => {
  expect(momentOf(new Date(at), now)).toBe(words);
  expect(onMoment(new Date(at), now)).toBe(on);
});

test("what somebody typed is told as they typed it, without what turns a sentence around", () => {
  expect(typed("2014-07-07 14:20")).toBe("2014-07-07 14:20");
  expect(quoted(" last\u202eMonday\n")).toBe("“last Monday”");
  expect([...typed("x".repeat(200))]).toHaveLength(80);
  expect(shown("last\u202eMonday")).toBe("last_Monday");
});
