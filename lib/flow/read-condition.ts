import type { Store } from "#lib/database/store.ts";
import type { Obstacle } from "#lib/domain/obstacle.ts";
import type { HoldMode } from "#lib/domain/policy.ts";
import { findObstacles } from "./find-obstacles.ts";
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
  /** What keeps the service from its work, the gravest first. */
  readonly obstacles: readonly Obstacle[];
};

/** Reads how a project and its server are doing. */
export async function readCondition(needs: Needs, project: Project): Promise<Condition> {
  const { database, now } = needs;
  const state = await database.store.projects.get(project.key);
  const server = await database.store.servers.get(project.server);
  const policy = await database.store.policies.newest(project.key);
  const { failureText: text, failedSince: since } = server;
  const at = now();
  return {
    now: at,
    mode: policy?.values["hold.mode"] ?? "vote",
    startedAt: state?.startedAt ?? null,
    pausedAt: state?.pausedAt ?? null,
    pausedBy: state?.pausedAt ? await whoPaused(database.store, project) : null,
    lastReadAt: server.lastReadAt,
    lastFullReadAt: state?.lastFullReadAt ?? null,
    lastWriteAt: state?.lastWriteAt ?? null,
    silence: text === null || since === null ? null : { text, since },
    obstacles: await findObstacles(needs, project, server, at),
  };
}

async function whoPaused(
  { history }: Pick<Store, "history">,
  { key }: Project,
): Promise<Person | null> {
  const [row] = await history.list(key, { kind: "pause", limit: 1 });
  return row ? { who: row.who, reason: row.reason } : null;
}
