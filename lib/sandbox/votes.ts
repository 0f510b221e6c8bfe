import { rangeFor } from "./access.ts";
import { conflict, forbidden } from "./answers.ts";
import { type Body, objectIn } from "./body.ts";
import type { World } from "./call.ts";
import { labelsFor, projectOf } from "./changes.ts";
import { timestamp } from "./identifiers.ts";
import type { Account, Change, PatchSet, Vote } from "./state.ts";

/** Votes as they were asked for, under the label's own name. */
export type Ballot = ReadonlyMap<string, number>;

/**
 * Reads the votes of a review. Unknown labels and values out of a label's range are dropped without a word, and 0 is
 * always permitted; a value beyond the caller's permission is a 403 and nothing else of the review happens.
 */
export function readBallot(world: World, caller: Account, change: Change, body: Body): Ballot {
  const labels = new Map(
    [...labelsFor(world.state, change)].map(([name, label]) => [name.toLowerCase(), label]),
  );
  const ballot = new Map<string, number>();
  for (const [name, input] of Object.entries(objectIn(body, "labels"))) {
    const label = labels.get(name.toLowerCase());
    const value = Number(input);
    if (!label?.values.some((one) => one.value === value)) continue;
    const range = rangeFor(
      world.state,
      caller,
      projectOf(world.state, change),
      change,
      `label-${label.name}`,
    );
    if (value !== 0 && (value < range.min || value > range.max)) {
      throw forbidden(`Applying label "${label.name}": ${value} is restricted`);
    }
    ballot.set(label.name, value);
  }
  return ballot;
}

/**
 * What a ballot changes on a patch set: votes that are the same already, and zeros where there was none, do nothing. A
 * vote over a copied one is a new vote even with the same value.
 */
export function newVotes(
  world: World,
  caller: Account,
  patchSet: PatchSet,
  ballot: Ballot,
  tag: string | null,
): readonly Vote[] {
  const at = timestamp(world.now());
  return [...ballot]
    .filter(([label, value]) => {
      const before = voteOn(patchSet, caller.id, label);
      if (value === 0) return before !== undefined && (before.value !== 0 || before.copied);
      return value !== before?.value || before.copied;
    })
    .map(([label, value]) => ({ account: caller.id, label, value, at, tag, copied: false }));
}

export function voteOn(patchSet: PatchSet, account: number, label: string): Vote | undefined {
  return patchSet.votes.find((vote) => vote.account === account && vote.label === label);
}

/** Puts votes on a patch set, each in the place of the same account's vote on the same label. */
export function cast(patchSet: PatchSet, votes: readonly Vote[]): void {
  for (const vote of votes) {
    const others = patchSet.votes.filter(
      (other) => other.account !== vote.account || other.label !== vote.label,
    );
    patchSet.votes = [...others, vote];
  }
}

/** On an abandoned change nothing can be voted; on a merged one a vote can only be raised. Throws 409. */
export function checkVotable(change: Change, patchSet: PatchSet, votes: readonly Vote[]): void {
  if (change.status === "NEW" || votes.length === 0) return;
  if (change.status === "ABANDONED") throw conflict("change is closed");
  const reduced = votes.filter(
    ({ value, account, label }) =>
      value === 0 || value < (voteOn(patchSet, account, label)?.value ?? 0),
  );
  if (reduced.length === 0) return;
  const names = reduced.map((vote) => vote.label).join(", ");
  throw conflict(`Cannot reduce vote on labels for closed change: ${names}`);
}
