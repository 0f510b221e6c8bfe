import { expect, test } from "vitest";
import { boardAnswer, boardSentence } from "#lib/domain/board-words.ts";

test.each([
  [9, 10, "9 of 10 slots are in use."],
  [1, 1, "1 of 1 slot is in use."],
  [10, 8, "10 slots are in use, 2 more than the 8 there are."],
  [2, 1, "2 slots are in use, 1 more than the 1 there is."],
])("the board with %i of %i slots taken begins with its answer", (occupied, count, answer) => {
  const sentence = boardSentence({ occupied, count, inLine: 40, ready: 25 });

  expect(sentence).toBe(`${answer} 40 wait in line, 25 of them ready.`);
});

test.each([
  [["author"], "None waits for reviewers."],
  [["reviewers", "ci"], "1 waits for reviewers."],
  [["reviewers", "reviewers"], "2 wait for reviewers."],
  [["unknown", "unknown"], "Whose turn it is is not known yet."],
  [["author", "unknown"], "Whose turn it is in 1 slot is not known yet."],
  [
    ["reviewers", "unknown", "unknown"],
    "1 waits for reviewers. Whose turn it is in 2 slots is not known yet.",
  ],
] as const)("where it is the turn of %j, the board's page says: %s", (kinds, answer) => {
  const slots = [...kinds.map((kind) => ({ turn: { kind } })), { turn: null }];

  expect(boardAnswer({ occupied: kinds.length, count: 10, slots })).toBe(
    `${kinds.length} of 10 slots ${kinds.length === 1 ? "is" : "are"} in use. ${answer}`,
  );
});
