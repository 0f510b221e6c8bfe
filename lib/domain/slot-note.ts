import { age } from "./age.ts";
import { counted, upperFirst } from "./phrases.ts";
import type { SlotTurn } from "./silence.ts";
import { awaySentence, type Clock, turnReasons, unknownSentence, whenDue } from "./turn-words.ts";

/**
 * What follows for a slot: `alert` where a person should act before it is lost, `late` where somebody is waited for
 * longer than usual and nothing else follows.
 */
export type SlotNote = { readonly tone: "quiet" | "late" | "alert"; readonly text: string };

/** The last line of a slot's card; whose turn it is, and for how long, stands beside it. */
export function slotNote(turn: SlotTurn, awayUntil: Date | null, clock: Clock): SlotNote {
  const note = noteOf(turn, clock);
  if (awayUntil === null) return note;
  return { tone: note.tone, text: `${note.text} ${awaySentence(awayUntil, clock.now)}` };
}

function noteOf(turn: SlotTurn, clock: Clock): SlotNote {
  switch (turn.kind) {
    case "nobody":
      return turn.approved === null
        ? quiet("Nothing of it is open. Without new work the slot falls free by itself.")
        : quiet(approvedNote(turn.approved.changes.length));
    case "unknown":
      return quiet(unknownSentence(clock));
    case "ci":
      return quiet("CI has not voted yet.");
    case "reviewers":
      return turn.isLong
        ? late(
            `A change has waited ${age(turn.since, clock.now)} for a review. That never costs the slot.`,
          )
        : quiet(`${counted(turn.changes.length, "change")} can be reviewed now.`);
    case "author":
      return authorNote(turn, clock);
  }
}

function authorNote(
  { why, silence }: Extract<SlotTurn, { kind: "author" }>,
  clock: Clock,
): SlotNote {
  const reason = `${upperFirst(turnReasons[why])}.`;
  if (silence === null || !clock.isStarted) return quiet(reason);
  const { warnAt, warnedAt, bumpAt } = silence;
  if (warnedAt === null || bumpAt === null) {
    return quiet(`${reason} Unheard, the author is warned ${whenDue(warnAt, silence, clock)}.`);
  }
  return alert(
    `Its author was warned. Unheard, it leaves its slot ${whenDue(bumpAt, silence, clock)}.`,
  );
}

const approvedNote = (changes: number): string =>
  `${counted(changes, "change")} ${changes === 1 ? "is approved and waits" : "are approved and wait"} to be merged.`;

const quiet = (text: string): SlotNote => ({ tone: "quiet", text });
const late = (text: string): SlotNote => ({ tone: "late", text });
const alert = (text: string): SlotNote => ({ tone: "alert", text });
