import { isSlotFree } from "#lib/domain/assignment.ts";
import {
  type BacklogRow,
  type BacklogState,
  type BacklogTotals,
  totalsOf,
} from "#lib/domain/backlog.ts";
import { type Blueprint, keyOf } from "#lib/domain/blueprint.ts";
import { outside } from "#lib/domain/standing.ts";
import { countChanges, lineOf, type Waiting } from "./line.ts";
import { lookAtProject, type Sight } from "./look-at-project.ts";
import type { Needs, Project } from "./needs.ts";
import { oncePerSight } from "./once-per-sight.ts";
import { stateOf } from "./project-state.ts";
import { type Condition, readCondition } from "./read-condition.ts";

/** The whole public order of a project. */
export type Backlog = {
  readonly project: string;
  /** The version of the order; a move names the one that its person saw. */
  readonly order: number;
  /** Every known blueprint, in rank order. */
  readonly rows: readonly BacklogRow[];
  readonly totals: BacklogTotals;
  /** A person could give one of them a slot. */
  readonly isSlotFree: boolean;
  /** A move up into the first so many ranks needs a reason; 0 where none does. */
  readonly reasonForTop: number;
  readonly condition: Condition;
};

/** What the backlog shows of a project: who waits where, for how long, and what each lacks (b17, b29, b33). */
export async function showBacklog(needs: Needs, project: Project): Promise<Backlog> {
  const sight = await lookAtProject(needs, project);
  const { orderVersion } = await stateOf(needs.database.store, project);
  return {
    project: project.key,
    order: orderVersion,
    rows: rowsOf(sight),
    totals: totalsIn(sight),
    isSlotFree: isSlotFree(sight.world.tenures, {
      count: sight.world.policy.values["slots.count"],
    }),
    reasonForTop: sight.world.policy.values["rank.reasonForTop"],
    condition: await readCondition(needs, project),
  };
}

const rowsOf = oncePerSight((sight): readonly BacklogRow[] => {
  const line = new Map(lineOf(sight).map((waiting) => [waiting.blueprint, waiting]));
  return sight.world.blueprints.map((blueprint) => {
    const { rank, name, title, kind, owner } = blueprint;
    const changes = countChanges(sight.survey, keyOf(name));
    const state = stateIn(sight, blueprint, line.get(name));
    return { rank, name, title, kind, owner, state, changes };
  });
});

const totalsIn = oncePerSight((sight) => totalsOf(rowsOf(sight)));

function stateIn(
  { world, standings }: Sight,
  blueprint: Blueprint,
  waiting: Waiting | undefined,
): BacklogState {
  if (waiting !== undefined) {
    const { position, lacks: missing, waitingSince: since, overtaken } = waiting;
    return { kind: "in-line", position, missing, since, overtaken };
  }
  const key = keyOf(blueprint.name);
  const standing = standings.get(key);
  const tenure = world.tenures.find((one) => one.blueprint === key);
  if (standing?.kind === "in-slot" && tenure !== undefined) {
    return { kind: "in-slot", slot: standing.number, since: tenure.since };
  }
  return standing?.kind === "finished" ? standing : outside(blueprint);
}
