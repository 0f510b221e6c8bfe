import type { Store } from "#lib/database/store.ts";
import { dropPending } from "./drop-pending.ts";
import type { Project, ServerNeeds } from "./needs.ts";
import { type Person, rowBy } from "./person.ts";
import { progressOf } from "./project-state.ts";
import { type Busy, withLease } from "./take-lease.ts";
import { holdsOnServer, takeOff } from "./take-off.ts";

export type Removed = {
  readonly kind: "done";
  readonly project: string;
  /** Changes whose vote came off. */
  readonly removed: readonly number[];
  /** Merged changes keep their votes for ever. */
  readonly left: readonly { readonly change: number; readonly why: string }[];
  /** False where somebody resumed the project while the votes came off. */
  readonly paused: boolean;
};

/**
 * The way out: pauses the project, ends its start and takes every vote of the bot off every change that is not
 * merged, abandoned ones included. Slots and exemptions stay, decisions that still wait are dropped; after `resume` a first plan must be approved again.
 * A pass under way ends at the pause; it is waited for, or a vote that it is just sending would stay.
 */
export async function removeHolds(
  needs: ServerNeeds,
  project: Project,
  person: Person,
): Promise<Removed | Busy> {
  await stop(needs, project, person);
  const run = await withLease(needs, person.who, (leased) =>
    takeAllOff(leased.needs, project, person),
  );
  return run.kind === "busy" ? run : run.value;
}

async function takeAllOff(needs: ServerNeeds, project: Project, person: Person): Promise<Removed> {
  const votes = await holdsOnServer(needs, project);
  const removed: number[] = [];
  const left: { change: number; why: string }[] = [];
  for (const change of votes) {
    const why = await takeOff(needs, change);
    if (why === null) removed.push(change.number);
    else left.push({ change: change.number, why });
  }
  return needs.database.transaction(async (store) => {
    await store.holds.remove(needs.server, removed);
    await forgetVotes(store, needs.server, removed);
    const at = needs.now();
    if (removed.length > 0) await store.projects.save(project.key, { lastWriteAt: needs.now() });
    await store.history.add(
      removed.map((change) => {
        const text = "The hold was taken off with all others.";
        const row = { kind: "lift", code: "removed", change, text, facts: { change } };
        return rowBy(person, project, at, row);
      }),
    );
    const { paused } = await progressOf(store, project.key);
    return { kind: "done", project: project.key, removed, left, paused };
  });
}

/** What was just done on the server is known here before it is read again. */
async function forgetVotes(
  store: Store,
  server: string,
  changes: readonly number[],
): Promise<void> {
  const { bot } = await store.servers.get(server);
  for (const number of changes) {
    const known = await store.changes.get(server, number);
    if (known === null) continue;
    const votes = known.change.votes.filter(({ account }) => account !== bot);
    await store.changes.setVotes(server, number, votes);
  }
}

async function stop(
  { database, now }: ServerNeeds,
  project: Project,
  person: Person,
): Promise<void> {
  await database.transaction(async (store) => {
    const state = await store.projects.get(project.key);
    const at = now();
    await store.projects.save(project.key, {
      startedAt: null,
      pausedAt: state?.pausedAt ?? at,
      onlyApproved: false,
    });
    await store.approvals.clear(project.key);
    for (const { server, change } of await store.intents.all(project.key)) {
      await store.intents.remove(server, change);
    }
    const why = "Every hold was taken off before it was done.";
    await dropPending(store, project, person, { at, why });
    await store.history.add([
      rowBy(person, project, at, {
        kind: "pause",
        code: "remove-all",
        text: "Paused; every hold comes off and the start is taken back.",
        facts: { startedAt: state?.startedAt ?? null, pausedAt: state?.pausedAt ?? null },
      }),
    ]);
  });
}
