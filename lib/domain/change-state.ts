import { isInProgress } from "./change.ts";
import { approvalOf, isPerson } from "./exemption.ts";
import { visibleHold } from "./visible-hold.ts";
import { turnIn } from "./watching.ts";
import type { FollowedChange, World } from "./world.ts";

/**
 * Where one change of a blueprint stands, as a sign among its others: `reviewers`, `author` and `ci` say whose turn it
 * is, which is known only of changes with a slot; `open` says no more than that.
 */
export type ChangeState =
  | "merged"
  | "abandoned"
  | "held"
  | "wip"
  | "approved"
  | "ci-failed"
  | "conflict"
  | "author"
  | "ci"
  | "reviewers"
  | "open";

/** The first that fits, from what is over to what is only known with a slot; where a turn is known the sign follows it. */
export function changeStateOf(world: World, followed: FollowedChange): ChangeState {
  const { change } = followed;
  if (change.status === "MERGED") return "merged";
  if (change.status !== "NEW") return "abandoned";
  if (visibleHold(followed, world.bot) !== null) return "held";
  if (isInProgress(change)) return "wip";
  return turnState(world, followed) ?? stateByVotes(world, followed);
}

/** What a change tells by itself, where nobody knows whose turn it is. */
function stateByVotes(world: World, { change }: FollowedChange): ChangeState {
  if (approvalOf(change, (vote) => isPerson(world.accounts, vote)) !== null) return "approved";
  const ciLabel = world.policy.values["ready.ciLabel"];
  if (change.votes.some(({ label, value }) => label === ciLabel && value < 0)) return "ci-failed";
  return change.isMergeable === false ? "conflict" : "open";
}

function turnState(world: World, followed: FollowedChange): ChangeState | null {
  const turn = turnIn(world, followed);
  if (turn === null) return null;
  if (turn.of === "nobody") return "approved";
  return turn.why === "ci-failed" ? "ci-failed" : turn.of;
}
