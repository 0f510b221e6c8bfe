import { expect, test } from "vitest";
import { boardSentence } from "#lib/domain/board-words.ts";

test.each([
  [9, 10, "9 of 10 slots are in use."],
  [1, 1, "1 of 1 slot is in use."],
  [10, 8, "10 slots are in use, 2 more than the 8 there are."],
  [2, 1, "2 slots are in use, 1 more than the 1 there is."],
])("the board with %i of %i slots taken begins with its answer", (occupied, count, answer) => {
  const sentence = boardSentence({ occupied, count, inLine: 40, ready: 25 });

  expect(sentence).toBe(`${answer} 40 wait in line, 25 of them ready.`);
});
