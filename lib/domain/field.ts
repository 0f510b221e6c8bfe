import { candidatesIn, missingIn } from "./decision.ts";
import type { Missing } from "./readiness.ts";
import type { Candidate } from "./slots.ts";
import type { Standings } from "./standing.ts";
import { type Survey, standingsIn, type World } from "./world.ts";

/** Who stands where and who is ready, of one state of a project: known once, it answers what would win for each blueprint. */
export type Field = {
  readonly standings: Standings;
  /** What each blueprint lacks, by key. */
  readonly missing: ReadonlyMap<string, readonly Missing[]>;
  /** The ready ones outside a slot, in rank order. */
  readonly ready: readonly Candidate[];
};

/** The field as it is in this world. */
export function fieldIn(
  world: World,
  survey: Survey,
  standings: Standings = standingsIn(world, survey),
  missing: ReadonlyMap<string, readonly Missing[]> = missingIn(world, survey),
): Field {
  const ready = candidatesIn(world, survey, world.tenures, new Set(), missing);
  return { standings, missing, ready };
}
