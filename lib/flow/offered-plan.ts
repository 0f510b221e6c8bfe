import { pairKey } from "#lib/domain/brake.ts";
import { decisionIn, type Sight } from "./look-at-project.ts";
import type { Needs } from "./needs.ts";
import { pairsOf } from "./pass-report.ts";

/** A kept plan that a person may approve. */
export type OfferedPlan = {
  readonly id: string;
  /** When the server was read for it. */
  readonly at: Date;
  readonly holds: number;
  /** So many of its holds are not wanted any more, and are not placed. */
  readonly gone: number;
};

/**
 * The newest plan that was made, whoever made it and where; null once a person has steered the bot since, or once
 * nothing that it plans is to be done.
 */
export async function offeredPlan(
  { database: { store } }: Pick<Needs, "database">,
  sight: Sight,
  steeredAt: Date | null,
): Promise<OfferedPlan | null> {
  const plan = await store.plans.newest(sight.project.key);
  if (plan === null || (steeredAt !== null && plan.at <= steeredAt)) return null;
  const { id, at, pairs } = plan;
  const wanted = new Set(pairsOf(decisionIn(sight)).map(pairKey));
  const gone = pairs.filter((pair) => !wanted.has(pairKey(pair))).length;
  const isToDo = pairs.length === 0 ? !sight.isStarted : gone < pairs.length;
  return isToDo ? { id, at, holds: pairs.length, gone } : null;
}
