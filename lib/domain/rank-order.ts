import type { Blueprint } from "./blueprint.ts";

/**
 * Blueprints in rank order. Ranks go from 1 without a gap, so each has a place of its own and nothing is compared; where
 * they do not (a part of a backlog), they are sorted.
 */
export function inRankOrder(blueprints: readonly Blueprint[]): readonly Blueprint[] {
  const places = Array.from<Blueprint | undefined>({ length: blueprints.length });
  for (const blueprint of blueprints) places[blueprint.rank - 1] = blueprint;
  const ordered = places.filter((blueprint) => blueprint !== undefined);
  const isWhole = places.length === blueprints.length && ordered.length === blueprints.length;
  return isWhole ? ordered : blueprints.toSorted((a, b) => a.rank - b.rank);
}
