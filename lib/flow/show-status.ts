import type { Problem, Store } from "#lib/database/store.ts";
import { changePolicy, defaultPolicy, isKey, writeSetting } from "#lib/domain/policy.ts";
import type { Needs, Project } from "./needs.ts";
import { readCondition } from "./read-condition.ts";

/** How one project is doing. */
export type Status = {
  readonly project: string;
  readonly mode: string;
  readonly started: boolean;
  readonly paused: boolean;
  readonly startedAt: Date | null;
  readonly pausedAt: Date | null;
  readonly lastRead: Date | null;
  readonly lastFullRead: Date | null;
  readonly lastWrite: Date | null;
  readonly problems: readonly Problem[];
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
  const { now, mode, startedAt, pausedAt, silence } = condition;
  return {
    project: project.key,
    mode,
    started: startedAt !== null,
    paused: pausedAt !== null,
    startedAt,
    pausedAt,
    lastRead: condition.lastReadAt,
    lastFullRead: condition.lastFullReadAt,
    lastWrite: condition.lastWriteAt,
    problems: [
      ...(silence === null ? [] : [{ key: `server:${project.server}`, ...silence }]),
      ...(await store.problems.all(project.key)),
      ...(await differingSettings(store, project, written)),
      ...(await leftBehind(store, configured, now)),
    ],
  };
}

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
