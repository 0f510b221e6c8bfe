import type { Step } from "./holds.ts";

/**
 * What a server refused for good, as a key and the sentence that says why: a place where the bot may not vote, or
 * one change that takes nothing more. It is not tried again until a full read or a doctor finds it mended.
 */
export type Blocked = ReadonlyMap<string, string>;

/** The key of a branch on which the bot may not vote. */
export const placeKey = (repository: string, branch: string): string =>
  `place ${repository} ${branch}`;
/** The key of one change that takes nothing more. */
export const changeKey = (number: number): string => `change ${number}`;

/** Why this step can't be taken, or null. A vote of 0 is accepted where the bot may not vote. */
export function blockOn(step: Step, blocked: Blocked): string | null {
  const { repository, branch, number } = step.judged.followed.change;
  const isVote = step.kind === "hold" || step.kind === "restore";
  const place = isVote ? blocked.get(placeKey(repository, branch)) : undefined;
  return place ?? blocked.get(changeKey(number)) ?? null;
}
