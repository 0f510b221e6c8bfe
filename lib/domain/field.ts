import { candidatesIn, missingIn } from "./decision.ts";
import type { Missing } from "./readiness.ts";
import { type Candidate, type Contender, contenders } from "./slots.ts";
import type { Standings } from "./standing.ts";
import { type Survey, standingsIn, type World } from "./world.ts";

/** Who stands where and who is ready, of one state of a project: known once, it answers what would win for each blueprint. */
export type Field = {
  readonly standings: Standings;
  /** What each blueprint lacks, by key. */
  readonly missing: ReadonlyMap<string, readonly Missing[]>;
  readonly ready: Ready;
};

/** Who is ready outside a slot. */
export type Ready = {
  /** In rank order. */
  readonly all: readonly Candidate[];
  /** Those among them that could enter with the slots there are. */
  readonly contenders: readonly Contender[];
};

/** The field as it is in this world. */
export function fieldIn(
  world: World,
  survey: Survey,
  standings: Standings = standingsIn(world, survey),
  missing: ReadonlyMap<string, readonly Missing[]> = missingIn(world, survey),
): Field {
  return { standings, missing, ready: readyIn(world, survey, missing) };
}

/** Who is ready while each lacks this. */
export function readyIn(
  world: World,
  survey: Survey,
  missing: ReadonlyMap<string, readonly Missing[]>,
): Ready {
  const all = candidatesIn(world, survey, world.tenures, new Set(), missing);
  return { all, contenders: contenders(all, world.policy.values["slots.count"]) };
}
