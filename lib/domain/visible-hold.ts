import type { SeenChange, Vote } from "./change.ts";
import { type Accounts, isPerson } from "./exemption.ts";
import type { FollowedChange, World } from "./world.ts";

/** A hold that is on a change now, as people see it: the bot's vote, or its words. */
export type VisibleHold = { readonly vote: Vote | null; readonly since: Date };

/**
 * Our hold on a change, null when there is none: every vote of the bot counts, whatever its label and value. On a
 * change that is gone nobody sees one any more.
 */
export function visibleHold(
  { change, hold }: Pick<FollowedChange, "change" | "hold">,
  bot: World["bot"],
): VisibleHold | null {
  if (change.status === "GONE") return null;
  const vote = change.votes.find(({ account }) => account === bot) ?? null;
  if (vote !== null) return { vote, since: hold?.since ?? vote.at };
  return hold?.form === "comment" ? { vote: null, since: hold.since } : null;
}

/** Code-Review −2 by people. Theirs are never touched (behaviour 55). */
export function votesAgainst(
  { votes }: Pick<SeenChange, "votes">,
  accounts: Accounts,
  bot: World["bot"],
): readonly Vote[] {
  return votes
    .filter(({ label, value }) => label === "Code-Review" && value <= -2)
    .filter((vote) => vote.account !== bot && isPerson(accounts, vote));
}

/** People who stand against a change with such a vote. */
export const peopleAgainst = (
  change: Pick<SeenChange, "votes">,
  accounts: Accounts,
  bot: World["bot"],
): readonly number[] => votesAgainst(change, accounts, bot).map(({ account }) => account);
