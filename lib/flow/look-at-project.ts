import { missingIn } from "#lib/domain/decision.ts";
import type { Missing } from "#lib/domain/readiness.ts";
import type { SlotTurn } from "#lib/domain/silence.ts";
import type { Standings } from "#lib/domain/standing.ts";
import { turnsIn, welcomeBack } from "#lib/domain/watching.ts";
import type { FollowedChange, Judged, Survey, World } from "#lib/domain/world.ts";
import { judgeAll, standingsIn, survey } from "#lib/domain/world.ts";
import { loadWorld } from "./load-world.ts";
import type { Needs, Project } from "./needs.ts";

/** A project as it stands now, with all that follows from it. Every view begins with one. */
export type Sight = {
  readonly project: Project;
  readonly world: World;
  readonly survey: Survey;
  readonly standings: Standings;
  /** What each blueprint lacks, by key. */
  readonly missing: ReadonlyMap<string, readonly Missing[]>;
  readonly judged: readonly Judged[];
  /** Whose turn each blueprint in a slot is, by key. */
  readonly turns: ReadonlyMap<string, SlotTurn>;
};

/**
 * Reads a project and judges it. It takes no lock, so that readers never wait for a pass nor make one wait.
 * `besides` is a change to be judged although the project's decisions no longer stand on it.
 */
export async function lookAtProject(
  { database, now }: Needs,
  project: Project,
  besides: FollowedChange | null = null,
): Promise<Sight> {
  const loaded = withChange(await loadWorld(database.store, project, now()), besides);
  const { world } = welcomeBack(loaded);
  const surveyed = survey(world);
  const standings = standingsIn(world, surveyed);
  return {
    project,
    world,
    survey: surveyed,
    standings,
    missing: missingIn(world, surveyed),
    judged: judgeAll(world, surveyed, standings),
    turns: turnsIn(world, surveyed),
  };
}

function withChange(world: World, besides: FollowedChange | null): World {
  const isKnown = world.changes.some(({ change }) => change.number === besides?.change.number);
  return besides === null || isKnown ? world : { ...world, changes: [...world.changes, besides] };
}
