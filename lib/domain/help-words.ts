import type { ChangeState } from "./change-state.ts";
import type { turnHolderWords } from "./turn-words.ts";

/** The question that most people come with, answered first. */
export const whyMinusTwo = {
  answer: "The −2 is a hold: your work waits for a review slot.",
  about: [
    "This project reviews a limited number of blueprints at once, so that its reviewers finish them. Each of those has a slot. Yours has none yet, so the bot keeps its changes on hold: with a vote, and with words that say why.",
    "A hold says nothing about your code. It comes off by itself within a minute of your blueprint getting a slot, and your place in line is public.",
    "A −2 by a person is a review and no hold. The bot never touches it; ask the person.",
  ],
  doNow: [
    "Open the change here: its page says your place in line, what is missing and what to do about it",
    "Do what it says is missing, such as a rebase or a failed CI. If nothing is missing there is nothing to do",
    "If it can't wait, ask a core: they can let the change be reviewed without a slot",
  ],
  needNot: [
    "Rebase a change that has no conflict",
    "Open a new change",
    "Ask reviewers to remove the hold",
  ],
} as const;

/** The ideas, each in the words that all pages use; `id` is what addresses of it end with. */
export const ideas = [
  {
    id: "slot",
    name: "Slot",
    text: "One place under review. It holds one blueprint with all its changes. A project has a limited number of them; some may be kept for technical debt.",
  },
  {
    id: "blueprint",
    name: "Blueprint",
    text: "A piece of planned work, a feature or technical debt. A change belongs to it by its commit message, such as “Implements: blueprint NAME”, or by its topic, bp/NAME.",
  },
  {
    id: "rank",
    name: "Backlog and rank",
    text: "All approved blueprints stand in one public order. Rank counts all of them, “in line” those without a slot, and every move says who made it and why.",
  },
  {
    id: "ready",
    name: "Ready",
    text: "Nothing is missing: the spec is approved, a change is open and proposed, without a conflict and without a failed CI, and its author is there. A free slot goes to the highest ranked ready blueprint. One that is not ready is skipped and blocks nobody.",
  },
  {
    id: "turn",
    name: "Turn",
    text: "Who must act next on a change in a slot: its author, the reviewers or CI; nobody once it is approved.",
  },
  {
    id: "bump",
    name: "Bump",
    text: "An author who is silent for long is asked once; then the slot goes to the next in line. The blueprint keeps its rank, and a new patch set or a word brings it back to the next free slot. Reviewers' silence never costs a slot.",
  },
  {
    id: "hold",
    name: "Hold",
    text: "What the bot puts on a change whose blueprint has no slot: as a rule a vote of −2 with words. It is no veto and no judgement, it comes off by itself, and any core can lift it.",
  },
  {
    id: "lane",
    name: "Lane",
    text: "Work that needs no slot: bug fixes that name their bug, changes that a core exempts, and changes that a person approved.",
  },
] as const;

/** What the bot never does. */
export const never = [
  "touches a person's vote",
  "judges code",
  "takes a slot away for something that ranks higher",
  "says the same words twice while nothing changed",
  "counts what it does itself, or CI, as anybody's sign of life",
  "fights a person: a hold that somebody takes off in Gerrit stays off",
  "acts on what it does not know: while Gerrit is silent nothing is held, bumped or freed",
  "writes anything before a person approved its first plan",
] as const;

/** What the box at the top of every page understands. */
export const findable = [
  "a change's number or its address in Gerrit",
  "a Change-Id",
  "a topic",
  "a blueprint's name or a word of its title",
  "a person",
] as const;

/** What each sign of a change means, beside its word. */
export const signMeanings: Readonly<Record<ChangeState, string>> = {
  merged: "done; merged ones stand first, joined",
  approved: "a person approved it",
  reviewers: "it is the reviewers' turn",
  author: "it is the author's turn",
  ci: "it is CI's turn",
  "ci-failed": "CI voted against it",
  conflict: "it conflicts with its branch",
  wip: "its author does not propose it yet",
  held: "it waits for a slot",
  open: "without a slot nobody is waited for",
  abandoned: "its author gave it up",
};

/** What each turn asks for; the filled one finds a reviewer's work at a glance. */
export const turnMeanings: Readonly<Record<keyof typeof turnHolderWords, string>> = {
  reviewers: "somebody should review this; the only filled chip",
  author: "the author has something to answer, mend or finish",
  ci: "the checks are still running",
  nobody: "nothing is left to review: all that is open is approved, or nothing is open",
  unknown: "known after the next pass",
};

/** What each page answers. */
export const pageMeanings = {
  board: "what is under review now, and who must act",
  backlog: "what comes next, and what keeps it",
  find: "where is my change?",
  mine: "my work, and what waits for me",
  bot: "what the bot did and would do, in its exact words",
  attention: "what needs a person",
  history: "every decision, and how all looked on any day",
  policy: "the numbers of this project, in words",
  help: "this page",
  setup: "how a project begins, step by step",
  api: "the same as data",
} as const;
