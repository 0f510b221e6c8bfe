import fc from "fast-check";
import { expect, test } from "vitest";
import { readDuration, writeDuration } from "#lib/domain/duration.ts";

test.each([
  ["10d", 864_000_000],
  ["36h", 129_600_000],
  ["90m", 5_400_000],
  ["5s", 5_000],
  ["0s", 0],
  ["0d", 0],
])("%s is %i milliseconds", (text, milliseconds) => {
  expect(readDuration(text)).toBe(milliseconds);
});

test.each(["", "10", "d", "-1d", "1.5h", "10 d", "10D", "10d ", "1w", "1e3s", "1234567s"])(
  "“%s” is not a duration",
  (text) => {
    expect(readDuration(text)).toBeNull();
  },
);

test("a duration is written in the longest unit that says the same", () => {
  expect([0, 5_000, 5_400_000, 129_600_000, 864_000_000].map(writeDuration)).toEqual([
    "0s",
    "5s",
    "90m",
    "36h",
    "10d",
  ]);
});

test("what is written is read as the same again", () => {
  const texts = fc
    .tuple(fc.integer({ min: 0, max: 999_999 }), fc.constantFrom("s", "m", "h", "d"))
    .map(([amount, unit]) => `${amount}${unit}`);
  fc.assert(
    fc.property(texts, (text) => {
      const milliseconds = readDuration(text);
      expect(milliseconds).not.toBeNull();
      expect(readDuration(writeDuration(milliseconds ?? -1))).toBe(milliseconds);
    }),
  );
});
