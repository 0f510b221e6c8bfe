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
 * reviewers and CCs, who has View Private Changes and, from Gerrit 3.12 on, by administrators.
 */
export function visibleTo(
  state: SandboxState,
  account: Account | null,
): (change: Change) => boolean {
  const administrator = isAdministrator(state, account);
  const known = new Map<string, boolean>();
  const may = (permission: string, { project: name, branch }: Change) => {
    const key = `${permission} ${name} ${branch}`;
    const project = state.projects.get(name);
    const can =
      known.get(key) ?? (!!project && mayUse(state, account, project, fullRef(branch), permission));
    known.set(key, can);
    return can;
  };
  const takesPart = (change: Change) =>
    account !== null && (change.owner === account.id || effectiveReviewers(change).has(account.id));
  return (change) => {
    if (administrator) return true;
    if (!may("read", change)) return false;
    return !change.private || takesPart(change) || may("viewPrivateChanges", change);
  };
}
