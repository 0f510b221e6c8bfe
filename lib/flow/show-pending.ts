import type { Pending } from "#lib/database/store.ts";
import type { Needs, Project } from "./needs.ts";

/** A person's decision of which nothing was done yet. */
export type PendingDecision = Omit<Pending, "project" | "actor">;

/** What people have decided and can still undo, what comes first is first. */
export async function showPending(
  { database }: Pick<Needs, "database">,
  { key }: Pick<Project, "key">,
): Promise<readonly PendingDecision[]> {
  const all = await database.store.pending.all(key);
  return all.map(({ project: _project, actor: _actor, ...pending }) => pending);
}
