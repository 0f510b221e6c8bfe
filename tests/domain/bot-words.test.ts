import { expect, test } from "vitest";
import { botLog, doneSince, type LoggedRow } from "#lib/domain/bot-log.ts";
import { type BotState, botSentence, usedWords } from "#lib/domain/bot-words.ts";
import { day, daysAgo, now } from "#tests/support/world.ts";

const running: BotState = {
  mode: "vote",
  isRead: true,
  isStarted: true,
  isPaused: false,
  planned: 0,
  standing: 67,
  waiting: 0,
};

test("what is used of the brake says why the holds of the first plan are not in it", () => {
  expect(usedWords(0)).toBe("0 used. Holds of an approved plan don't count");
});

test.each<[Partial<BotState>, string]>([
  [{}, "67 holds stand. No new hold waits for a person."],
  [{ standing: 1, waiting: 1 }, "1 hold stands. 1 new one waits for a person."],
  [{ standing: 0, waiting: 12 }, "No hold stands. 12 new ones wait for a person."],
  [{ isPaused: true }, "Paused: 67 holds stand, and nothing is written."],
  [
    { isStarted: false, planned: 214, standing: 0 },
    "The bot would place 214 holds. It has placed none.",
  ],
  [
    { isStarted: false, planned: 1, standing: 2 },
    "The bot would place 1 hold. 2 of its holds stand already.",
  ],
  [{ isStarted: false, standing: 0 }, "The bot would place no hold. It has placed none."],
  [
    { mode: "observe", planned: 4, standing: 0 },
    "The bot would place 4 holds. It has placed none.",
  ],
  [{ isRead: false }, "Gerrit was not read yet, so there is no plan."],
])("in the state %j the bot's page begins with its answer", (some, answer) => {
  expect(botSentence({ ...running, ...some })).toBe(answer);
});

const bot = "review slots";

function row(seq: number, kind: string, more: Partial<LoggedRow> = {}): LoggedRow {
  return {
    seq,
    at: now,
    who: bot,
    kind,
    change: null,
    blueprint: null,
    reason: null,
    text: `Text ${seq}.`,
    ...more,
  };
}

test("what one pass decides alike is one line, what a person did to other things is none", () => {
  const log = botLog(
    [
      row(9, "fill", { text: "cells enters slot 4." }),
      row(8, "hold", { change: 12 }),
      row(7, "hold", { change: 11 }),
      row(6, "lift", { change: 10 }),
      row(5, "rank", { who: "sdague" }),
      row(4, "hold", { change: 13, at: daysAgo(1) }),
      row(3, "pause", { who: "sdague", reason: "gate is down", at: daysAgo(2) }),
    ],
    bot,
  );

  expect(log.map(({ text, who, reason }) => [text, who, reason])).toEqual([
    ["cells enters slot 4.", bot, null],
    ["2 new holds, on 11 and 12.", bot, null],
    ["Hold off change 10. Text 6.", bot, null],
    ["New hold on change 13. Text 4.", bot, null],
    ["Text 3.", "sdague", "gate is down"],
  ]);
});

test("slots that are filled at once are one line, in the order in which they were", () => {
  const rows = [
    row(9, "fill", { blueprint: "cells" }),
    row(8, "fill", { blueprint: "objects" }),
    row(7, "free", { blueprint: "done" }),
  ];

  expect(botLog(rows, bot).map(({ text }) => text)).toEqual([
    "2 slots are filled, by objects and cells.",
    "Text 7.",
  ]);
});

test("what the bot did in the last day is counted by kind", () => {
  const since = new Date(now.getTime() - day);
  const rows = [
    row(9, "hold", { change: 12 }),
    row(8, "fill"),
    row(7, "lift", { change: 11 }),
    row(6, "lift", { change: 10 }),
    row(5, "hold", { who: "sdague" }),
    row(4, "warn", { at: daysAgo(2) }),
  ];

  expect(doneSince(rows, bot, since)).toBe("1 new hold, 2 holds came off, 1 slot was filled");
  expect(doneSince([], bot, since)).toBeNull();
});
