import type { Operation } from "#lib/sandbox/operations.ts";
import type { Records } from "./records.ts";

/** A vote of the bot, or the end of one, as the review server carried it out. */
export type Turn = {
  readonly at: number;
  readonly change: number;
  /** −2 and the patch set, or null where a vote was taken off. */
  readonly hold: number | null;
  readonly isBots: boolean;
};

const ownVote = /^\/a\/changes\/(?:[^/?]*~)?(\d+)\/revisions\/(\d+)\/review$/;
const removal =
  /^\/a\/changes\/(?:[^/?]*~)?(\d+)\/(?:move|reviewers\/[^/]+\/(?:votes\/[^/]+\/)?delete)$/;

/** All that was done to the bot's votes, in order. */
export function turnsOf({ operations, bot }: Pick<Records, "operations" | "bot">): Turn[] {
  return operations
    .filter(({ isWrite, status }) => isWrite && status < 400)
    .flatMap((operation) => turnOf(operation, bot));
}

function turnOf({ at, account, path, body = "" }: Operation, bot: string): Turn[] {
  const instant = Date.parse(at);
  const isBots = account === bot;
  const [, removed] = removal.exec(path) ?? [];
  if (removed !== undefined) return [{ at: instant, change: Number(removed), hold: null, isBots }];
  const [, change, patchSet] = ownVote.exec(path) ?? [];
  if (!isBots || change === undefined) return [];
  const { labels } = JSON.parse(body) as { labels?: Readonly<Record<string, number>> };
  const value = labels?.["Code-Review"];
  if (value === undefined) return [];
  const hold = value === 0 ? null : Number(patchSet);
  return [{ at: instant, change: Number(change), hold, isBots }];
}

/** Groups in the order of what they hold. */
export function byChange<One extends { readonly change: number }>(
  all: readonly One[],
): Map<number, One[]> {
  const groups = new Map<number, One[]>();
  for (const one of all) groups.set(one.change, [...(groups.get(one.change) ?? []), one]);
  return groups;
}

export const clock = (instant: number): string => new Date(instant).toISOString().slice(11, 23);
