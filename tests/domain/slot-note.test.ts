import { expect, test } from "vitest";
import { slotNote } from "#lib/domain/slot-note.ts";

const now = new Date("2014-07-07T12:00:00Z");
const daysFromNow = (days: number) => new Date(now.getTime() + days * 86_400_000);
const silence = {
  of: daysFromNow(-6),
  since: daysFromNow(-6),
  warnAt: daysFromNow(-1),
  warnedAt: null,
  bumpAt: null,
};
const author = {
  kind: "author",
  since: daysFromNow(-6),
  why: "negative-vote",
  changes: [1],
  silence,
} as const;

test("an author who is not warned yet is told when that would be, quietly", () => {
  expect(slotNote(author, null, now)).toEqual({
    tone: "quiet",
    text: "A negative vote is unanswered. Unheard, the author is warned on 6 July, 12:00 UTC.",
  });
});

test("a slot that is about to be lost stands out and says when", () => {
  const warned = { ...silence, warnedAt: daysFromNow(-1), bumpAt: daysFromNow(4) };
  expect(slotNote({ ...author, silence: warned }, null, now)).toEqual({
    tone: "alert",
    text: "Its author was warned. Unheard, it leaves its slot on 11 July.",
  });
});

test("reviewers who let a slot wait are told without a threat", () => {
  const since = daysFromNow(-9);
  const turn = { kind: "reviewers", since, changes: [1, 2], isLong: true } as const;
  expect(slotNote(turn, null, now)).toEqual({
    tone: "late",
    text: "No review for 9 d. That never costs the slot.",
  });
  expect(slotNote({ ...turn, isLong: false }, null, now).text).toBe(
    "2 changes can be reviewed now.",
  );
});

test("of approved changes nobody is asked to review anything", () => {
  const approved = { since: daysFromNow(-2), changes: [1] };
  expect(slotNote({ kind: "nobody", approved }, null, now)).toEqual({
    tone: "quiet",
    text: "1 change is approved and waits to be merged.",
  });
  expect(
    slotNote({ kind: "nobody", approved: { ...approved, changes: [1, 2] } }, null, now).text,
  ).toBe("2 changes are approved and wait to be merged.");
});

test("an absence is said with whatever else is so", () => {
  expect(slotNote({ kind: "nobody", approved: null }, daysFromNow(20), now).text).toContain(
    "Its author is away until 27 July.",
  );
});
