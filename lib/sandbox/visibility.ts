import { isAdministrator, mayUse } from "./access.ts";
import { fullRef } from "./projects.ts";
import type { Account, Change, SandboxState } from "./state.ts";

/** Reviewers of a change with who voted on any patch set: whoever voted is no mere CC. */
export function effectiveReviewers(change: Change): ReadonlyMap<number, "REVIEWER" | "CC"> {
  const states = new Map(change.reviewers.map(({ account, state }) => [account, state]));
  for (const { votes } of change.patchSets) {
    for (const vote of votes) if (vote.value !== 0) states.set(vote.account, "REVIEWER");
  }
  return states;
}

/**
 * Which changes an account may see, as one function for many changes. A private change is seen by its owner, its
 * reviewers and CCs and, from Gerrit 3.12 on, by administrators.
 */
export function visibleTo(
  state: SandboxState,
  account: Account | null,
): (change: Change) => boolean {
  const administrator = isAdministrator(state, account);
  const readable = new Map<string, boolean>();
  const canRead = (change: Change) => {
    const key = `${change.project} ${change.branch}`;
    const known = readable.get(key);
    if (known !== undefined) return known;
    const project = state.projects.get(change.project);
    const can = !!project && mayUse(state, account, project, fullRef(change.branch), "read");
    readable.set(key, can);
    return can;
  };
  return (change) => {
    if (administrator) return true;
    if (!canRead(change)) return false;
    if (!change.private) return true;
    if (account === null) return false;
    return change.owner === account.id || effectiveReviewers(change).has(account.id);
  };
}
