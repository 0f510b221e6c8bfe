import type { Store } from "#lib/database/store.ts";
import type { Approvals } from "#lib/domain/brake.ts";
import { defaultPolicy, type PolicyVersion } from "#lib/domain/policy.ts";
import { isIn } from "#lib/domain/verdict.ts";
import type { World } from "#lib/domain/world.ts";
import type { Project } from "./needs.ts";
import { isClockWrong } from "./watch-clock.ts";

const day = 86_400_000;

/** Everything that a decision over the project stands on, read in one transaction. */
export async function loadWorld(store: Store, project: Project, now: Date): Promise<World> {
  const state = await store.projects.get(project.key);
  const server = await store.servers.get(project.server);
  const firstReadAt = state?.firstReadAt ?? null;
  return {
    now,
    project: project.key,
    scope: { repositories: project.repositories, branches: project.branches },
    bot: server.bot,
    accounts: await store.accounts.all(project.server),
    policy: (await store.policies.newest(project.key)) ?? standardPolicy(now),
    firstReadAt,
    debtReadyAt: state?.debtReadyAt ?? null,
    isClockWrong: await isClockWrong(store, project.key),
    pauses: state?.pauses ?? [],
    isStarted: (state?.startedAt ?? null) !== null,
    pausedAt: state?.pausedAt ?? null,
    blueprints: await store.blueprints.all(project.key),
    tenures: await store.tenures.open(project.key),
    stays: await store.tenures.stays(project.key),
    changes: (
      await store.changes.followed(project.server, project.repositories, firstReadAt)
    ).filter(({ change }) => !project.others.some((scope) => isIn(scope, change))),
  };
}

/** What people have answered to plans, and what was sent in the last 24 hours. */
export async function loadApprovals(store: Store, project: Project, now: Date): Promise<Approvals> {
  const state = await store.projects.get(project.key);
  const since = new Date(now.getTime() - day);
  return {
    ...(await store.approvals.read(project.key, since)),
    onlyApproved: state?.onlyApproved ?? false,
  };
}

/** A project that was never configured here decides by the default numbers. */
const standardPolicy = (at: Date): PolicyVersion => ({
  version: 0,
  values: defaultPolicy,
  at,
  who: "review slots",
  why: "the default numbers",
});
