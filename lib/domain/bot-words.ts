import { counted } from "./phrases.ts";
import type { HoldMode } from "./policy.ts";
import type { GroupCode } from "./preview.ts";

/** What the page of the bot answers with. */
export type BotState = {
  readonly mode: HoldMode;
  readonly isRead: boolean;
  readonly isStarted: boolean;
  readonly isPaused: boolean;
  /** New holds of a pass that is allowed everything, holds that stand, and holds that wait for a person. */
  readonly planned: number;
  readonly standing: number;
  readonly waiting: number;
};

/** The answer of the bot's page: what it would do, or what it has done. */
export function botSentence(state: BotState): string {
  const { mode, isRead, isStarted, isPaused, planned, standing } = state;
  if (!isRead) return "Gerrit was not read yet, so there is no plan.";
  if (!isStarted || mode === "observe") {
    return `The bot would place ${planned === 0 ? "no hold" : counted(planned, "hold")}. ${placedSentence(standing)}`;
  }
  if (isPaused) return `Paused: ${standingWords(standing)}, and nothing is written.`;
  return `${upperFirst(standingWords(standing))}. ${waitingSentence(state.waiting)}`;
}

const placedSentence = (standing: number) =>
  standing === 0
    ? "It has placed none."
    : `${standing} of its holds ${standing === 1 ? "stands" : "stand"} already.`;

const standingWords = (standing: number) =>
  standing === 0
    ? "no hold stands"
    : `${counted(standing, "hold")} ${standing === 1 ? "stands" : "stand"}`;

const waitingSentence = (waiting: number) =>
  waiting === 0
    ? "No new hold waits for a person."
    : `${waiting} new ${waiting === 1 ? "one waits" : "ones wait"} for a person.`;

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** How much of the brake is used; what people approved in a plan stands in no count of it. */
export const usedWords = (used: number): string =>
  `${used} used. Holds of an approved plan don't count`;

/** What the people of a group of held changes will read first: what is so, and what sets the group apart. */
export const groupWords: Readonly<Record<GroupCode, readonly [lead: string, state: string]>> = {
  ready: ["Blueprint waits in line,", "ready"],
  missing: ["Blueprint waits in line,", "something is missing"],
  "not-in-backlog": ["Blueprint is", "outside the backlog"],
  "unknown-blueprint": ["Change names", "an unknown blueprint"],
  unlinked: ["Change names", "neither blueprint nor bug"],
};

/** Everything else that a pass does, as the bot's page counts it. */
const actWords = {
  fill: ["slot is filled", "slots are filled"],
  free: ["slot falls free", "slots fall free"],
  lift: ["hold comes off", "holds come off"],
  restore: ["lost hold is put back", "lost holds are put back"],
  warn: ["silent author is warned", "silent authors are warned"],
  message: ["change is spoken to", "changes are spoken to"],
} as const satisfies Readonly<Record<string, readonly [one: string, many: string]>>;

export type ActKind = keyof typeof actWords;

export const actKinds = Object.keys(actWords) as readonly ActKind[];

/** "6 holds come off" */
export const actSentence = (kind: ActKind, count: number): string =>
  `${count} ${actWords[kind][count === 1 ? 0 : 1]}`;

/** What could not be sent, and how often that was tried. */
export const failedSend = (kind: keyof typeof sendWords, attempts: number): string =>
  `${sendWords[kind]}, tried ${attempts === 1 ? "once" : `${attempts} times`}:`;

const sendWords = {
  hold: "hold not placed",
  restore: "lost hold not put back",
  lift: "hold not taken off",
  message: "words not posted",
  warn: "author not warned",
} as const;
