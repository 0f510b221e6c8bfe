import type { Pending } from "#lib/database/store.ts";
import type { Needs, Project } from "./needs.ts";

/** A person's decision of which nothing was done yet. */
export type PendingDecision = Omit<Pending, "project" | "actor">;

/** Whether a plan is approved and not carried out yet. */
export const hasApproval = (pending: readonly PendingDecision[]): boolean =>
  pending.some(({ command }) => command.kind === "approve");

/** What people have decided and can still undo, what comes first is first. */
export async function showPending(
  { database }: Pick<Needs, "database">,
  { key }: Pick<Project, "key">,
): Promise<readonly PendingDecision[]> {
  const all = await database.store.pending.all(key);
  return all.map(({ project: _project, actor: _actor, ...pending }) => pending);
}
