import type { Pending } from "#lib/database/store.ts";
import type { Command } from "#lib/domain/command.ts";
import { movesSlot } from "#lib/domain/slot-moves.ts";
import { comesTo } from "./comes-to.ts";
import type { Needs, Project } from "./needs.ts";
import { stateOf } from "./project-state.ts";

/** A person's decision of which nothing was done yet. */
export type PendingDecision = Omit<Pending, "project" | "actor"> & {
  /** The command itself, or what it comes to where it undoes something. */
  readonly comesTo: Command;
  /** The project is paused, and if nobody resumes it by then it is not done. */
  readonly lapses: boolean;
};

/** Whether a plan is approved and not carried out yet. */
export const hasApproval = (pending: readonly PendingDecision[]): boolean =>
  pending.some(({ command }) => command.kind === "approve");

/** What people have decided and can still undo, what comes first is first. */
export async function showPending(
  { database: { store } }: Pick<Needs, "database">,
  project: Pick<Project, "key">,
): Promise<readonly PendingDecision[]> {
  const all = await store.pending.all(project.key);
  const isPaused = all.length > 0 && (await stateOf(store, project)).pausedAt !== null;
  const tenures = isPaused ? await store.tenures.open(project.key) : [];
  const inSlots = new Set(tenures.map(({ blueprint }) => blueprint));
  return Promise.all(
    all.map(async ({ project: _project, actor: _actor, ...pending }) => {
      const command = await comesTo(store, project, pending.command);
      return { ...pending, comesTo: command, lapses: isPaused && movesSlot(command, inSlots) };
    }),
  );
}
