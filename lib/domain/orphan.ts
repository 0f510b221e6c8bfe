import { type Blocked, blockOn } from "./blocked.ts";
import type { Vote } from "./change.ts";
import type { Policy } from "./policy.ts";
import type { Judged, World } from "./world.ts";

/** A vote of the bot that the state does not explain, and that no pass takes off by itself. */
export type Orphan = {
  readonly vote: Vote;
  /**
   * `other-vote`: of another label or value than holds have, so it is nobody's; `refused`: the server does not take it
   * off; `standing-still`: nothing is written before the start, in a pause and in mode `observe`.
   */
  readonly why: "other-vote" | "refused" | "standing-still";
  /** What the server said, where it refused. */
  readonly text: string | null;
};

/** What decides whether a pass would take a vote off. */
export type Reach = { readonly isRunning: boolean; readonly blocked: Blocked };

/** Orphans on one change. A merged change keeps its votes for ever, and nobody sees those of one that is gone. */
export function orphansOn(
  judged: Judged,
  { bot, policy: { values } }: Pick<World, "bot" | "policy">,
  reach: Reach,
): readonly Orphan[] {
  const { status, votes } = judged.followed.change;
  if (status === "MERGED" || status === "GONE") return [];
  return votes
    .filter(({ account }) => account === bot)
    .flatMap((vote) => orphanFrom(vote, judged, values, reach) ?? []);
}

function orphanFrom(vote: Vote, judged: Judged, policy: Policy, reach: Reach): Orphan | null {
  const { "hold.label": label, "hold.value": value, "hold.mode": mode } = policy;
  if (vote.label !== label || vote.value !== value) return { vote, why: "other-vote", text: null };
  if (judged.wanted !== "none") return null;
  if (!reach.isRunning || mode === "observe") return { vote, why: "standing-still", text: null };
  const text = blockOn({ kind: "lift", judged }, reach.blocked);
  return text === null ? null : { vote, why: "refused", text };
}
