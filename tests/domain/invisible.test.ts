import { expect, test } from "vitest";
import { isVisible } from "#lib/domain/invisible.ts";

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
