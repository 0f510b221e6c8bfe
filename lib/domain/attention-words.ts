import type { Vote } from "./change.ts";
import type { Link } from "./link.ts";
import type { Orphan } from "./orphan.ts";
import { counted, listed, shown, votePoints } from "./phrases.ts";

type Words = {
  readonly title: string;
  /** After a number of them. */
  readonly short: string;
  /** What it means that something is listed there. */
  readonly meaning: string;
  /** Who does what about it. */
  readonly remedy: string;
  /** The command that does it, null where none does. */
  readonly command: string | null;
};

/** What may want a person's eyes, in the order in which it is shown. */
export const attentionWords = {
  orphan: {
    title: "Votes of the bot that nothing explains",
    short: "unexplained",
    meaning: "The state gives no reason for these votes, and no pass takes them off by itself.",
    remedy:
      "An operator sees what the server refuses and who else votes by this account; a vote that no hold has is taken off in Gerrit.",
    command: "slots doctor",
  },
  "lost-hold": {
    title: "Holds that were lost twice",
    short: "lost twice",
    meaning:
      "The bot put the vote back once on this patch set, and it is gone again without anybody's word. It is left alone until the next patch set.",
    remedy:
      "A core finds out what takes it off, or decides on its page that the change needs no slot.",
    command: 'slots exempt CHANGE --reason "…"',
  },
  "waits-for-reviewers": {
    title: "Slots that wait for reviewers",
    short: "waiting for reviewers",
    meaning:
      "It has been the reviewers' turn for so long that an author would have been warned by now. That never costs a slot, but the work stands still.",
    remedy: "A core reviews one of the changes.",
    command: null,
  },
  "human-2": {
    title: "People's −2s",
    short: "old −2",
    meaning:
      "A person stands against these changes. The bot never touches such a vote, and a hold is none; one older than 28 days may be forgotten.",
    remedy: "Ask the person whether it still stands: they take it back in Gerrit, or say why not.",
    command: null,
  },
  "unknown-blueprint": {
    title: "Unknown blueprints",
    short: "on an unknown blueprint",
    meaning: "These changes name only blueprints that nobody imported.",
    remedy: "The author corrects the name in the commit message, or an operator imports it.",
    command: "slots import FILE",
  },
  "link-dropped": {
    title: "Blueprints that are named no more",
    short: "named no more",
    meaning:
      "Only an earlier patch set or topic named the blueprint; the change counts as its work until it names another.",
    remedy: "The author names one again, or a core says on its page that it is no longer its work.",
    command: 'slots unlink CHANGE --reason "…"',
  },
  "not-in-backlog": {
    title: "Outside the backlog",
    short: "outside the backlog",
    meaning:
      "Their blueprint is deferred, withdrawn or not approved yet, and the policy only lists them.",
    remedy:
      "A core reopens the blueprint on its page; one that is not approved is imported with its date.",
    command: 'slots reopen NAME --reason "…"',
  },
  finished: {
    title: "On finished work",
    short: "on finished work",
    meaning: "All blueprints that these changes name are done.",
    remedy: "A core reopens the blueprint on its page if this is more work on it.",
    command: 'slots reopen NAME --reason "…"',
  },
  unlinked: {
    title: "Neither blueprint nor bug",
    short: "on neither",
    meaning: "Nobody can tell from these changes whether they need a slot.",
    remedy:
      "The author names one in the commit message, such as “Closes-Bug: #1234567”, or a core decides on its page that it needs no slot.",
    command: 'slots exempt CHANGE --reason "…"',
  },
  "merged-past-hold": {
    title: "Merged past a hold",
    short: "merged past a hold",
    meaning: "They merged while the bot's vote stood. A merged change keeps its votes for ever.",
    remedy:
      "Nothing is left to do on them. If it happens often, an operator looks whether Gerrit's submit rule minds the vote.",
    command: null,
  },
  approved: {
    title: "Approved outside a slot",
    short: "approved",
    meaning: "A person approved these changes, so they need no slot until that is taken back.",
    remedy: "Nothing, where that is wanted; a core can take it back on its page.",
    command: 'slots exempt CHANGE --off --reason "…"',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type AttentionCode = keyof typeof attentionWords;

/** Every kind, in that order. */
export const attentionCodes = Object.keys(attentionWords) as readonly AttentionCode[];

/** The answer of the page: how much needs a person now; unknown is never nothing. */
export function attentionSentence(pressing: number, orphans: number, isRead = true): string {
  if (!isRead) return "Gerrit was not read yet, so nobody knows what needs a person.";
  if (pressing === 0) return "Nothing needs a person now.";
  const things = `${counted(pressing, "thing")} ${pressing === 1 ? "needs" : "need"} a person.`;
  if (orphans === 0) return things;
  const are = orphans === 1 ? "is a vote" : "are votes";
  return `${things} ${orphans} ${are} of the bot that nothing explains.`;
}

const voteWords = ({ label, value }: Vote) => `${label} ${votePoints(value)}`;

/** What is wrong with a vote of the bot. */
export function orphanNote({ vote, why, text }: Orphan): string {
  switch (why) {
    case "other-vote":
      return `${voteWords(vote)}: no hold has this vote`;
    case "refused":
      return `Gerrit does not take it off: ${text}`;
    case "standing-still":
      return "comes off once the bot may write again";
  }
}

/** Who stands against a change. */
export const againstNote = (who: string): string => `−2 by ${who}`;

/** Which vote stands on a merged change. */
export const mergedNote = (vote: Vote): string => `hold ${voteWords(vote)}`;

/** What a change named once. */
export const namedBefore = ({ known, unknown }: Link): string =>
  `named ${listed([...known.map(({ blueprint }) => blueprint.name), ...unknown].map(shown))} before`;

/** Unknown names, each with what is near it. */
export const unknownNote = (
  names: readonly { readonly name: string; readonly near: readonly string[] }[],
): string =>
  names
    .map(({ name, near }) =>
      near.length === 0
        ? `names ${shown(name)}`
        : `names ${shown(name)}; did you mean ${listed(near.map(shown), "or")}?`,
    )
    .join(" ");
