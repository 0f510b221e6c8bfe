import type { StateDatabase } from "#lib/database/database.ts";
import type { Problem, ProjectState, Store } from "#lib/database/store.ts";
import { isBeginning, isIdle, type Obstacle } from "#lib/domain/obstacle.ts";
import type { HoldMode } from "#lib/domain/policy.ts";
import { findObstacles } from "./find-obstacles.ts";
import { isWithin } from "./look-at-project.ts";
import type { Needs, Project } from "./needs.ts";
import type { Person } from "./person.ts";

/** How current a view is, and whether anything is done about it: what every page says before all else. */
export type Condition = {
  readonly now: Date;
  readonly mode: HoldMode;
  readonly startedAt: Date | null;
  readonly pausedAt: Date | null;
  /** Who paused it last and why; null while it is not paused. */
  readonly pausedBy: Person | null;
  /** The last read of the review server that went well. */
  readonly lastReadAt: Date | null;
  readonly lastFullReadAt: Date | null;
  readonly lastWriteAt: Date | null;
  /** Set while the review server does not answer: nothing is held, bumped or freed until it does. */
  readonly silence: { readonly text: string; readonly since: Date } | null;
  /** Nobody is seen at work, and the service began so lately that this is no trouble yet: then no obstacle tells it. */
  readonly isStarting: boolean;
  /** What keeps the service from its work, the gravest first. */
  readonly obstacles: readonly Obstacle[];
};

/** What the state and its disk say of a project, from which its condition follows at any moment. */
export type KnownCondition = {
  readonly at: Date;
  readonly state: ProjectState | null;
  readonly server: Awaited<ReturnType<Store["servers"]["get"]>>;
  readonly mode: HoldMode;
  readonly pausedBy: Person | null;
  readonly problems: readonly Problem[];
  readonly database: Awaited<ReturnType<StateDatabase["condition"]>>;
};

/** A disk fills and a database fails without a commit: what is known of them is as good for so long, in milliseconds. */
const goodFor = 1_000;

/** Reads how a project and its server are doing. */
export async function readCondition(needs: Needs, project: Project): Promise<Condition> {
  const known = await knownCondition(needs, project);
  const { state, server, mode, pausedBy } = known;
  const { failureText: text, failedSince: since } = server;
  const at = needs.now();
  const found = await findObstacles(needs, project, known, at);
  const isStarting = isBeginning(needs.runsSince, at) && found.some(isIdle);
  return {
    now: at,
    mode,
    startedAt: state?.startedAt ?? null,
    pausedAt: state?.pausedAt ?? null,
    pausedBy,
    lastReadAt: server.lastReadAt,
    lastFullReadAt: state?.lastFullReadAt ?? null,
    lastWriteAt: state?.lastWriteAt ?? null,
    silence: text === null || since === null ? null : { text, since },
    isStarting,
    obstacles: isStarting ? found.filter((one) => !isIdle(one)) : found,
  };
}

/** Reads it, or remembers it from the last view while nothing was written since. */
async function knownCondition(needs: Needs, project: Project): Promise<KnownCondition> {
  const { memory, database, now } = needs;
  if (memory === undefined) return know(needs, project);
  const isGood = ({ at }: KnownCondition) => isWithin(now().getTime() - at.getTime(), goodFor);
  const version = async () => (await database.version()).commits;
  return memory.conditions.recall(project.key, { version, isGood }, () => know(needs, project));
}

async function know({ database, now }: Needs, project: Project): Promise<KnownCondition> {
  const { store } = database;
  const state = await store.projects.get(project.key);
  const policy = await store.policies.newest(project.key);
  return {
    at: now(),
    state,
    server: await store.servers.get(project.server),
    mode: policy?.values["hold.mode"] ?? "vote",
    pausedBy: state?.pausedAt ? await whoPaused(store, project) : null,
    problems: await store.problems.all(project.key),
    database: await database.condition(),
  };
}

async function whoPaused(
  { history }: Pick<Store, "history">,
  { key }: Project,
): Promise<Person | null> {
  const [row] = await history.list(key, { kind: "pause", limit: 1 });
  return row ? { who: row.who, reason: row.reason } : null;
}
