import type { Backlog } from "./backlog-shape.ts";
import { writeBlueprintChanges } from "./blueprint-changes.ts";
import { planBlueprints } from "./blueprints.ts";
import { writeBugFixes } from "./bug-fixes.ts";
import { chanceOf } from "./chance.ts";
import { writeStrayChanges } from "./stray-changes.ts";

const bugFixes = 95;

/**
 * A backlog with the shape of Nova's in 2014: some sixty blueprints, most of them approved over months, and some 230
 * open changes, of which about half belong to one. All of it is invented; the same seed gives the same backlog.
 */
export function generateBacklog(seed: number): Backlog {
  const chance = chanceOf(seed);
  const planned = planBlueprints(chance);
  const changes = [
    ...writeBlueprintChanges(planned, chance),
    ...writeBugFixes(bugFixes, chance),
    ...writeStrayChanges(planned, chance),
  ];
  return {
    blueprints: planned.map(({ blueprint }) => blueprint),
    changes: changes.toSorted((a, b) => b.createdAgo - a.createdAgo),
  };
}
