import { expect, test } from "vitest";
import { slotNote } from "#lib/domain/slot-note.ts";

const now = new Date("2014-07-07T12:00:00Z");
const clock = { now, pausedAt: null, isStarted: true };
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
  expect(slotNote(author, null, clock)).toEqual({
    tone: "quiet",
    text: "A negative vote is unanswered. Unheard, the author is warned on 6 July, 12:00 UTC.",
  });
});

test("before the start nothing is promised of a silence, for no clock runs", () => {
  const warned = { ...silence, warnedAt: daysFromNow(-1), bumpAt: daysFromNow(4) };
  for (const one of [silence, warned]) {
    const note = slotNote({ ...author, silence: one }, null, { ...clock, isStarted: false });
    expect(note).toEqual({ tone: "quiet", text: "A negative vote is unanswered." });
  }
});

test("a slot that is about to be lost stands out and says when", () => {
  const warned = { ...silence, warnedAt: daysFromNow(-1), bumpAt: daysFromNow(4) };
  expect(slotNote({ ...author, silence: warned }, null, clock)).toEqual({
    tone: "alert",
    text: "Its author was warned. Unheard, it leaves its slot on 11 July.",
  });
});

test("while the project is paused the clock stands still, and tells how much is left of it", () => {
  const paused = { ...clock, pausedAt: daysFromNow(-1) };
  const warned = { ...silence, warnedAt: daysFromNow(-1), bumpAt: daysFromNow(4) };
  const unwarned = { ...silence, warnAt: daysFromNow(2) };

  const texts = [unwarned, silence, warned].map(
    (one) => slotNote({ ...author, silence: one }, null, paused).text,
  );

  expect(texts).toEqual([
    "A negative vote is unanswered. Unheard, the author is warned 2 d after the pause.",
    "A negative vote is unanswered. Unheard, the author is warned right after the pause.",
    "Its author was warned. Unheard, it leaves its slot 4 d after the pause.",
  ]);
});

test("a pause does not move the day on which an absence ends", () => {
  const paused = { ...clock, pausedAt: daysFromNow(-1) };
  const absent = { ...silence, since: daysFromNow(3), warnAt: daysFromNow(8) };

  expect(slotNote({ ...author, silence: absent }, null, paused).text).toBe(
    "A negative vote is unanswered. Unheard, the author is warned on 15 July at the earliest.",
  );
});

test("reviewers who let a slot wait are told without a threat", () => {
  const since = daysFromNow(-9);
  const turn = { kind: "reviewers", since, changes: [1, 2], isLong: true } as const;
  expect(slotNote(turn, null, clock)).toEqual({
    tone: "late",
    text: "A change has waited 9 d for a review. That never costs the slot.",
  });
  expect(slotNote({ ...turn, isLong: false }, null, clock).text).toBe(
    "2 changes can be reviewed now.",
  );
});

test("of approved changes nobody is asked to review anything", () => {
  const approved = { since: daysFromNow(-2), changes: [1] };
  expect(slotNote({ kind: "nobody", approved }, null, clock)).toEqual({
    tone: "quiet",
    text: "1 change is approved and waits to be merged.",
  });
  expect(
    slotNote({ kind: "nobody", approved: { ...approved, changes: [1, 2] } }, null, clock).text,
  ).toBe("2 changes are approved and wait to be merged.");
});

test("an absence is said with whatever else is so", () => {
  expect(slotNote({ kind: "nobody", approved: null }, daysFromNow(20), clock).text).toContain(
    "Its author is away until 27 July.",
  );
});
