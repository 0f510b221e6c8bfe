import { age } from "./age.ts";
import { momentOf, onMoment } from "./phrases.ts";
import type { Silence, SlotTurn } from "./silence.ts";
import type { Turn, TurnCode } from "./turn.ts";
import type { World } from "./world.ts";

/** By which what follows from a silence is told: it stands still while the project is paused, and begins with its start. */
export type Clock = Pick<World, "now" | "pausedAt" | "isStarted">;

/** When something follows from a silence: "on 11 July", "4 d after the pause". */
export function whenDue(
  at: Date,
  { since }: Pick<Silence, "since">,
  { now, pausedAt }: Clock,
): string {
  if (pausedAt === null) return onMoment(at, now);
  // An absence ends on a day of the calendar, whether or not the project goes on before it.
  if (since > now) return `${onMoment(at, now)} at the earliest`;
  return at <= now ? "right after the pause" : `${age(now, at)} after the pause`;
}

/** Why it is somebody's turn, as a part of a sentence. */
export const turnReasons: Record<TurnCode, string> = {
  "work-in-progress": "it is work in progress",
  "ci-failed": "CI failed",
  "ci-awaited": "CI has not voted yet",
  "negative-vote": "a negative vote is unanswered",
  "open-comment": "a comment is unanswered",
  approved: "it is approved",
  answered: "nothing is left for the author to answer",
};

/** What an author does to pass the turn on. */
export const turnRepairs: Record<TurnCode, string | null> = {
  "work-in-progress": "Take the change out of work in progress when it is ready for review",
  "ci-failed": "Mend what CI found, or say why it is wrong",
  "ci-awaited": null,
  "negative-vote": "Answer the negative vote: upload a new patch set, or reply",
  "open-comment": "Answer the open comment: upload a new patch set, or reply",
  approved: null,
  answered: null,
};

const whose = {
  author: "the author's",
  reviewers: "the reviewers'",
  ci: "CI's",
  nobody: "nobody's",
} as const;

/** Whose turn a change is and since when, for its page and `why`. */
export const turnSentence = (
  { of, since, why }: Pick<Turn, "of" | "since" | "why">,
  now: Date,
): string => `It is ${whose[of]} turn since ${momentOf(since, now)}: ${turnReasons[why]}.`;

/** Whose turn a blueprint in a slot is, since when, and what follows from it; empty where nobody knows. */
export function slotTurnSentences(turn: SlotTurn, clock: Clock): readonly string[] {
  const { now } = clock;
  switch (turn.kind) {
    case "nobody":
      return turn.approved === null ? [] : [approvedSentence(turn.approved, now)];
    case "unknown":
      return [unknownSentence(clock)];
    case "ci":
      return [turnSentence({ ...turn, of: "ci", why: "ci-awaited" }, now)];
    case "reviewers":
      return [
        `It is the reviewers' turn since ${momentOf(turn.since, now)}.`,
        ...(turn.isLong
          ? [`A change of it has waited ${age(turn.since, now)} for them; that never costs a slot.`]
          : []),
      ];
    case "author":
      return [
        turnSentence({ ...turn, of: "author" }, now),
        ...silenceSentences(turn.silence, clock),
      ];
  }
}

/** While the project is paused nobody is listened to. */
export const unknownSentence = ({ pausedAt }: Clock): string =>
  `Whose turn it is will be known after the ${pausedAt === null ? "next pass" : "pause"}.`;

type Approved = NonNullable<Extract<SlotTurn, { kind: "nobody" }>["approved"]>;

function approvedSentence({ since, changes }: Approved, now: Date): string {
  const all = changes.length === 1 ? "its open change is" : "all of its open changes are";
  return `It is nobody's turn since ${momentOf(since, now)}: ${all} approved.`;
}

function silenceSentences(silence: Silence | null, clock: Clock): readonly string[] {
  if (silence === null || !clock.isStarted) return [];
  const { warnAt, warnedAt, bumpAt } = silence;
  if (warnedAt !== null && bumpAt !== null) {
    // The pause moves the clock of the warning, so that its day is not the day on which it was given.
    const on = clock.pausedAt === null ? ` ${onMoment(warnedAt, clock.now)}` : "";
    return [
      `The author was warned${on}: unheard, the slot goes to the next in line ${whenDue(bumpAt, silence, clock)}.`,
    ];
  }
  return [`Unheard, the author is warned ${whenDue(warnAt, silence, clock)}.`];
}

/** Until when an author's silence costs nothing. */
export const awaySentence = (until: Date, now: Date): string =>
  `Its author is away until ${momentOf(until, now)}.`;

/** Whose turn it is and how long its author is away, in a few words, for a row of the board. */
export function slotTurnWords(turn: SlotTurn, awayUntil: Date | null, clock: Clock): string {
  const words = turnWords(turn, clock);
  return awayUntil === null
    ? words
    : `${words}, its author is away until ${momentOf(awayUntil, clock.now)}`;
}

function turnWords(turn: SlotTurn, clock: Clock): string {
  const { now } = clock;
  switch (turn.kind) {
    case "nobody":
      return turn.approved === null
        ? "nothing open"
        : `approved for ${age(turn.approved.since, now)}`;
    case "unknown":
      return "turn not known yet";
    case "ci":
      return `CI's turn for ${age(turn.since, now)}`;
    case "reviewers":
      return turn.isLong
        ? `reviewers awaited for ${age(turn.since, now)}`
        : `reviewers' turn for ${age(turn.since, now)}`;
    case "author":
      return authorsTurn(turn, clock);
  }
}

function authorsTurn(
  { since, silence }: Extract<SlotTurn, { kind: "author" }>,
  clock: Clock,
): string {
  const turn = `author's turn for ${age(since, clock.now)}`;
  if (!clock.isStarted) return turn;
  if (silence === null || silence.warnedAt === null || silence.bumpAt === null) return turn;
  return `${turn}, warned, leaves ${whenDue(silence.bumpAt, silence, clock)}`;
}

/** Who may hold a turn, in a word. */
export const turnHolderWords = {
  reviewers: "Reviewers",
  author: "Author",
  ci: "CI",
  nobody: "Nobody",
  unknown: "Not known yet",
} as const;

/** All of them, in the order of a legend. */
export const allHolders = Object.keys(turnHolderWords) as readonly (keyof typeof turnHolderWords)[];
