import type { Blocked } from "#lib/domain/blocked.ts";
import type { Approvals } from "#lib/domain/brake.ts";
import type { Chronicle } from "#lib/domain/chronicle.ts";
import { type Decision, decide, missingIn } from "#lib/domain/decision.ts";
import { type Field, fieldIn } from "#lib/domain/field.ts";
import { clocksStill } from "#lib/domain/pause.ts";
import type { Missing } from "#lib/domain/readiness.ts";
import type { SlotTurn } from "#lib/domain/silence.ts";
import type { Standings } from "#lib/domain/standing.ts";
import { turnsIn, watchSlots, welcomeBack } from "#lib/domain/watching.ts";
import type { FollowedChange, Judged, Survey, World } from "#lib/domain/world.ts";
import { judgeAll, standingsIn, survey } from "#lib/domain/world.ts";
import { loadBlocked } from "./blocked-problems.ts";
import { loadApprovals, loadWorld } from "./load-world.ts";
import type { Needs, Project } from "./needs.ts";
import { oncePerSight } from "./once-per-sight.ts";
import { progressOf } from "./project-state.ts";
import { recallChronicle } from "./recall-chronicle.ts";

/** A project as it stands now, with all that follows from it. Every view begins with one, and changes nothing in it. */
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
  /** What was decided on each before: the history of the order and of the line. */
  readonly chronicle: Chronicle;
  /** What people have answered to plans, and what the server refuses: what keeps a hold from being placed. */
  readonly approvals: Approvals;
  readonly blocked: Blocked;
  readonly isStarted: boolean;
  readonly isPaused: boolean;
};

/** What a project's sights are made of, as long as nothing is written: all but what time alone changes. */
export type KnownProject = Pick<
  Sight,
  "survey" | "chronicle" | "blocked" | "isStarted" | "isPaused"
> & {
  /** As of when it was read. */
  readonly world: World;
};

/** Time alone changes verdicts and turns: a sight is as good for so long, in milliseconds, if nothing was written. */
const goodFor = 15_000;

/**
 * Reads a project and judges it, or remembers it from the last view while nothing was written since. It takes no lock,
 * so that readers never wait for a pass nor make one wait.
 */
export async function lookAtProject(needs: Needs, project: Project): Promise<Sight> {
  const { memory, database, now } = needs;
  if (memory === undefined) return judge(needs, project, await know(needs, project));
  const version = async () => (await database.version()).revision;
  const { sights, known } = memory;
  const isGood = ({ world }: Sight) => isWithin(now().getTime() - world.now.getTime(), goodFor);
  return sights.recall(project.key, { version, isGood }, async () => {
    const always = { version, isGood: () => true };
    const all = await known.recall(project.key, always, () => know(needs, project));
    return judge(needs, project, all);
  });
}

/** Whether something is at most so old; of the future it is nothing to trust. */
export const isWithin = (age: number, most: number): boolean => age >= 0 && age < most;

async function know(needs: Needs, project: Project): Promise<KnownProject> {
  const { store } = needs.database;
  const { world } = welcomeBack(await loadWorld(store, project, needs.now()));
  const { started: isStarted, paused: isPaused } = await progressOf(store, project.key);
  return {
    world,
    survey: survey(world),
    chronicle: await recallChronicle(needs, project.key, world.blueprints),
    blocked: await loadBlocked(store, project),
    isStarted,
    isPaused,
  };
}

async function judge(
  { database, now }: Needs,
  project: Project,
  { world: read, ...known }: KnownProject,
): Promise<Sight> {
  const approvals = await loadApprovals(database.store, project, now());
  const world = clocksStill({ ...read, now: now() });
  const standings = standingsIn(world, known.survey);
  return {
    ...{ project, world, standings, approvals },
    ...known,
    missing: missingIn(world, known.survey),
    judged: judgeAll(world, known.survey, standings),
    turns: turnsIn(world, known.survey),
  };
}

/** What a pass would decide if it took the state as it is and confirmed nothing with the server, as a plan does. */
export const decisionIn: (sight: Sight) => Decision = oncePerSight(
  ({ project: { pages }, world, survey: seen, approvals, blocked }) => {
    const { leaving } = watchSlots(world, seen);
    return decide(world, seen, leaving, approvals, blocked, { pages });
  },
);

/** The field of the sight, in which each blueprint is told what would win it a slot. */
export const fieldOf: (sight: Sight) => Field = oncePerSight(
  ({ world, survey: seen, standings, missing }) => fieldIn(world, seen, standings, missing),
);

const byNumber = oncePerSight(
  ({ judged }) => new Map(judged.map((one) => [one.followed.change.number, one])),
);

/** The change with this number as it is judged, null where the project's decisions do not stand on it. */
export const judgedIn = (sight: Sight, number: number): Judged | null =>
  byNumber(sight).get(number) ?? null;

/** The same sight with one change more, on which the project's decisions no longer stand; they stay as they are. */
export function withChange(sight: Sight, followed: FollowedChange): Sight {
  if (judgedIn(sight, followed.change.number) !== null) return sight;
  const alone = { ...sight.world, changes: [followed] };
  const surveyed = survey(alone);
  const own = new Map(sight.survey.own);
  for (const [key, works] of surveyed.own) own.set(key, [...(own.get(key) ?? []), ...works]);
  return {
    ...sight,
    world: { ...sight.world, changes: [...sight.world.changes, followed] },
    survey: { ...sight.survey, own },
    judged: [...sight.judged, ...judgeAll(alone, surveyed, sight.standings)],
  };
}
