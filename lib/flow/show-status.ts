import type { Problem, Store } from "#lib/database/store.ts";
import { obstacleText } from "#lib/domain/obstacle.ts";
import { changePolicy, defaultPolicy, isKey, writeSetting } from "#lib/domain/policy.ts";
import { isObstacle } from "./find-obstacles.ts";
import { lookAtProject } from "./look-at-project.ts";
import type { Needs, Project } from "./needs.ts";
import type { Person } from "./person.ts";
import { readCondition } from "./read-condition.ts";
import { unansweredHolds, unansweredSentence } from "./unanswered-holds.ts";

/** How one project is doing. */
export type Status = {
  readonly project: string;
  readonly mode: string;
  readonly started: boolean;
  readonly paused: boolean;
  readonly startedAt: Date | null;
  readonly pausedAt: Date | null;
  readonly pausedBy: Person | null;
  readonly lastRead: Date | null;
  readonly lastFullRead: Date | null;
  readonly lastWrite: Date | null;
  readonly database: {
    /** The newest migration that was applied. */
    readonly schema: string;
    readonly bytes: number;
    readonly freeBytes: number;
  };
  /** The gravest first. */
  readonly problems: readonly StatusProblem[];
  /** Worth knowing, and as somebody wants it. */
  readonly notes: readonly Problem[];
};

/** Since when is null where nobody wrote it down; so is a remedy that the text has already. */
type StatusProblem = Omit<Problem, "since"> & {
  readonly since: Date | null;
  readonly remedy: string | null;
};

/** The policy of a project as the configuration file has it; only its first version was taken from there. */
export type WrittenPolicy = Readonly<Record<string, string>>;

/**
 * Whether a project runs, how old all that is known of it is, and what is wrong. `configured` are the keys of all
 * projects: votes left by one that was removed are named too.
 */
export async function showStatus(
  needs: Needs,
  project: Project,
  written: WrittenPolicy,
  configured: readonly string[],
): Promise<Status> {
  const { store } = needs.database;
  const condition = await readCondition(needs, project);
  const { now, mode, startedAt, pausedAt, pausedBy, obstacles } = condition;
  const { schema, bytes, freeBytes } = await needs.database.condition();
  return {
    project: project.key,
    mode,
    started: startedAt !== null,
    paused: pausedAt !== null,
    startedAt,
    pausedAt,
    pausedBy,
    lastRead: condition.lastReadAt,
    lastFullRead: condition.lastFullReadAt,
    lastWrite: condition.lastWriteAt,
    database: { schema, bytes, freeBytes },
    problems: [
      ...obstacles.map((one) => ({
        key: one.key,
        text: obstacleText(one),
        remedy: one.remedy,
        since: one.since,
      })),
      ...waitingProblem(unansweredHolds(await lookAtProject(needs, project))),
      ...(await store.problems.all(project.key)).filter((one) => !isObstacle(one)).map(bare),
      ...(await leftBehind(store, configured, now)).map(bare),
    ],
    notes: await differingSettings(store, project, written),
  };
}

/** Whose remedy is in its text. */
const bare = (problem: Problem): StatusProblem => ({ ...problem, remedy: null });

const waitingProblem = (holds: number): StatusProblem[] =>
  holds === 0
    ? []
    : [{ key: "waiting", text: unansweredSentence(holds), remedy: null, since: null }];

async function differingSettings(
  store: Store,
  { key }: Project,
  written: WrittenPolicy,
): Promise<Problem[]> {
  const newest = await store.policies.newest(key);
  const read = changePolicy(defaultPolicy, written);
  if (newest === null || read.kind === "mistakes") return [];
  const { values, version, at } = newest;
  return Object.keys(written)
    .filter(isKey)
    .map((setting) => ({
      setting,
      inFile: writeSetting(setting, read.policy),
      inUse: writeSetting(setting, values),
    }))
    .filter(({ inFile, inUse }) => inFile !== inUse)
    .map(({ setting, inFile, inUse }) => ({
      key: `policy:${setting}`,
      text: `${setting} is ${inUse} since version ${version}; the file says ${inFile}, which seeded version 1 only.`,
      since: at,
    }));
}

/** Holds of projects that are no longer configured stand until `slots holds remove --all --project` takes them off. */
async function leftBehind(
  store: Store,
  configured: readonly string[],
  now: Date,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [key, { server }] of await store.projects.all()) {
    if (configured.includes(key)) continue;
    const holds = [...(await store.holds.all(server))].filter(([, hold]) => hold.project === key);
    const [first] = holds.map(([, { since }]) => since);
    if (first === undefined) continue;
    problems.push({
      key: `removed:${key}`,
      text: `The project ${key} is no longer configured, and holds of it stand on ${holds.map(([number]) => number).join(", ")}. Take them off with: slots holds remove --all --project ${key}`,
      since: first ?? now,
    });
  }
  return problems;
}
