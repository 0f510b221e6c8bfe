import type { Account, ChangeMessage } from "./change.ts";
import { removalOf } from "./exemption.ts";

/** What a change's log tells of the bot's hold on it since a moment. */
export type Recollection = {
  /** The last thing that the bot did; null where it did nothing. */
  readonly last: "held" | "lifted" | null;
  /** Of the last thing; null where it did nothing. */
  readonly at: Date | null;
  /** Whether the hold was explained, and by the full message. */
  readonly isTold: boolean;
  readonly isFull: boolean;
  /** Somebody took the bot's vote off afterwards. */
  readonly removal: ChangeMessage | null;
  /** When its silent author was warned last; null where nobody was. */
  readonly warnedAt: Date | null;
};

type Label = { readonly label: string; readonly value: number };

/** Reads in the log what a state that was restored from a backup no longer knows. `since` is in the server's time. */
export function recollect(
  messages: readonly ChangeMessage[],
  bot: Account,
  hold: Label,
  since: Date,
): Recollection {
  const acts = messages.filter(({ author, at }) => author === bot.id && at >= since);
  // In the log's order: several of them may be of one second.
  const last = acts.findLast(({ text }) => isHold(text, hold) || isLift(text, hold));
  const warnedAt = acts.findLast(({ text }) => text.includes(warningWords))?.at ?? null;
  if (last === undefined) {
    const removal = removalOf(messages, bot, since);
    return { last: null, at: null, isTold: false, isFull: false, removal, warnedAt };
  }
  const { at, text } = last;
  if (!isHold(text, hold)) {
    return { last: "lifted", at, isTold: false, isFull: false, removal: null, warnedAt };
  }
  return {
    last: "held",
    at,
    isTold: text.includes(holdWords),
    isFull: text.includes(fullWords),
    removal: removalOf(messages, bot, at),
    warnedAt,
  };
}

/** As the messages of the bot begin (message.ts); a test holds them together. */
const holdWords = "Waiting for a review slot,";
const fullWords = "\n* Scope: ";
const liftWords = "Hold lifted.";
const warningWords = "A reminder: it is the author's turn here,";

/** Gerrit writes "Patch Set 3: Code-Review-2" before what is said with a vote. */
function isHold(text: string, { label, value }: Label): boolean {
  const vote = `: ${label}${value > 0 ? "+" : ""}${value}`;
  return text.includes(holdWords) || firstLine(text).endsWith(vote);
}

/** And "Patch Set 3: -Code-Review" when a vote is taken back. */
function isLift(text: string, { label }: Label): boolean {
  return text.includes(liftWords) || firstLine(text).endsWith(`: -${label}`);
}

const firstLine = (text: string): string => text.split("\n", 1)[0]?.trimEnd() ?? "";
