import type { KnownPerson } from "./people.ts";
import { counted, shown } from "./phrases.ts";
import type { Reader } from "./review-words.ts";

/** What an account is that is no person; null for a person. */
export const roleWords: Readonly<Record<KnownPerson["role"], string | null>> = {
  person: null,
  bot: "the bot of this service",
  service: "a service user",
};

/** The answer of the page of an account that is no person. */
export const roleSentence = (name: string, role: string): string =>
  `${shown(name)} is ${role}: nothing is asked of it.`;

/** How much needs somebody, and how much waits for others. */
type NeedCounts = { readonly needed: number; readonly others: number };

/** The answer of a person's page: "2 need you now.", or that nothing does and why. */
export function needSentence({ needed, others }: NeedCounts, reader: Reader): string {
  const who = readerName(reader);
  if (needed > 0) return `${needed} ${needed === 1 ? "needs" : "need"} ${who} now.`;
  if (others === 0) return `Nothing needs ${who} now.`;
  return `Nothing needs ${who} now. ${counted(others, "change")} ${others === 1 ? "waits" : "wait"} on others.`;
}

/** "you", or the nick. */
export const readerName = ({ name, isYou }: Reader): string => (isYou ? "you" : shown(name));

/** What the parts of a person's page are called. */
export function personTitles(reader: Reader) {
  const { isYou } = reader;
  return {
    needs: `Needs ${readerName(reader)} now`,
    blueprints: isYou ? "Your blueprints" : "Blueprints",
    changes: isYou ? "Your other open changes" : "Other open changes",
    others: "Waiting on others",
  };
}

/** Of somebody who never reviewed: what they could look at. */
export const openReviews = (open: number): string =>
  `${counted(open, "change")} in slots ${open === 1 ? "waits" : "wait"} for a reviewer`;

/** Of somebody who has nothing here. */
export const nothingOf = (reader: Reader): string =>
  `No open change and no blueprint of ${reader.isYou ? "yours" : shown(reader.name)} is known here.`;
