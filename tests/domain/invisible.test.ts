import { expect, test } from "vitest";
import { isVisible, lineFault } from "#lib/domain/invisible.ts";

test.each(["", "   ", "\u200B", "\u3164\u3164", "\u115F", "\u2800 \u2800", "\uFE0F", "\u2028\t"])(
  "of %j nobody sees anything",
  (words) => {
    expect(isVisible(words)).toBe(false);
  },
);

test.each(["x", "—", "\u3164x", "❤\uFE0F", "\u{1F469}\u200D\u{1F680}", "שלום", "ㅎ"])(
  "something of %j is seen",
  (words) => {
    expect(isVisible(words)).toBe(true);
  },
);

test.each([
  "x",
  "❤\uFE0F on it",
  "\u{1F469}\u200D\u{1F680}",
  "می\u200Cخواهم",
  "שלום \u200F1",
  "a\u00ADb",
])("%j is a line that can be read", (words) => {
  expect(lineFault(words)).toBeNull();
});

test.each([
  ["kill test \u202Eevil", "U+202E at place 11"],
  ["a\nb", "U+000A at place 2"],
  ["\u{1F680} a\u0000", "U+0000 at place 4"],
  ["a\u001B[31m", "U+001B at place 2"],
  ["a\u2066b", "U+2066 at place 2"],
  ["a\uD800b", "U+D800 at place 2"],
  ["a\u2028b", "U+2028 at place 2"],
])("of %j it is said which character spoils it, and where", (words, which) => {
  expect(lineFault(words)).toBe(`It has a character that nobody sees, ${which}; leave that out.`);
});
