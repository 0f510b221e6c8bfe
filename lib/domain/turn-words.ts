import { age } from "./age.ts";
import { momentOf, onMoment } from "./phrases.ts";
import type { Silence, SlotTurn } from "./silence.ts";
import type { Turn, TurnCode } from "./turn.ts";

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
export function slotTurnSentences(turn: SlotTurn, now: Date): readonly string[] {
  switch (turn.kind) {
    case "nobody":
      return turn.approved === null ? [] : [approvedSentence(turn.approved, now)];
    case "unknown":
      return ["Whose turn it is will be known after the next pass."];
    case "ci":
      return [turnSentence({ ...turn, of: "ci", why: "ci-awaited" }, now)];
    case "reviewers":
      return [
        `It is the reviewers' turn since ${momentOf(turn.since, now)}.`,
        ...(turn.isLong
          ? [`They have been silent for ${age(turn.since, now)}; that never costs a slot.`]
          : []),
      ];
    case "author":
      return [turnSentence({ ...turn, of: "author" }, now), ...silenceSentences(turn.silence, now)];
  }
}

type Approved = NonNullable<Extract<SlotTurn, { kind: "nobody" }>["approved"]>;

function approvedSentence({ since, changes }: Approved, now: Date): string {
  const all = changes.length === 1 ? "its open change is" : "all of its open changes are";
  return `It is nobody's turn since ${momentOf(since, now)}: ${all} approved.`;
}

function silenceSentences(silence: Silence | null, now: Date): readonly string[] {
  if (silence === null) return [];
  const { warnAt, warnedAt, bumpAt } = silence;
  if (warnedAt !== null && bumpAt !== null) {
    return [
      `The author was warned ${onMoment(warnedAt, now)}: unheard, the slot goes to the next in line ${onMoment(bumpAt, now)}.`,
    ];
  }
  return [`Unheard, the author is warned ${onMoment(warnAt, now)}.`];
}

/** Until when an author's silence costs nothing. */
export const awaySentence = (until: Date, now: Date): string =>
  `Its author is away until ${momentOf(until, now)}.`;

/** Whose turn it is and how long its author is away, in a few words, for a row of the board. */
export function slotTurnWords(turn: SlotTurn, awayUntil: Date | null, now: Date): string {
  const words = turnWords(turn, now);
  return awayUntil === null
    ? words
    : `${words}, its author is away until ${momentOf(awayUntil, now)}`;
}

function turnWords(turn: SlotTurn, now: Date): string {
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
        ? `reviewers silent for ${age(turn.since, now)}`
        : `reviewers' turn for ${age(turn.since, now)}`;
    case "author":
      return authorsTurn(turn, now);
  }
}

function authorsTurn({ since, silence }: Extract<SlotTurn, { kind: "author" }>, now: Date): string {
  const turn = `author's turn for ${age(since, now)}`;
  if (silence === null || silence.warnedAt === null || silence.bumpAt === null) return turn;
  return `${turn}, warned, leaves ${onMoment(silence.bumpAt, now)}`;
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
