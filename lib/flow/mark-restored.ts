import type { ProjectState, Store } from "#lib/database/store.ts";
import { dayOf } from "#lib/domain/phrases.ts";
import { dropPending } from "./drop-pending.ts";
import type { Needs } from "./needs.ts";

/** Under which it is remembered that the logs have not been read since a restore. */
export const restoredKey = "restored";

/** A project of a state that was restored, and as of when it is known. */
export type RestoredProject = { readonly project: string; readonly asOf: Date | null };

/**
 * Makes a state from a backup safe to go on with (decision 17): everything is read anew, no send of before is carried
 * out, and each project is paused as of the last moment that the state knows. So the time between is as if it had not
 * been, and nothing is written before a person resumes. What people had decided and was not done is dropped, and nobody is
 * signed in any more: what was ended since the backup would be back.
 */
export async function markRestored(
  { database, now }: Needs,
  who: string,
): Promise<readonly RestoredProject[]> {
  return database.transaction(async (store) => {
    const marked: RestoredProject[] = [];
    const projects = [...(await store.projects.all())];
    for (const [key, state] of projects) {
      const asOf = await lastKnown(store, key, state);
      await markProject(store, key, state, asOf ?? now());
      await store.history.add([row(key, state, asOf, who, now())]);
      await dropPending(store, { key }, { who, reason: null }, { at: now(), why: notInGap });
      marked.push({ project: key, asOf });
    }
    for (const { server } of new Map(projects).values()) await forgetReads(store, server);
    await store.sessions.endAll();
    await store.accessTokens.revokeAll(now());
    return marked;
  });
}

const notInGap = "A restored state does nothing of before by itself.";

async function lastKnown(store: Store, key: string, { server }: ProjectState) {
  const [newest] = await store.history.list(key, { limit: 1 });
  const { lastReadAt } = await store.servers.get(server);
  const known = [newest?.at, lastReadAt].flatMap((at) => at?.getTime() ?? []);
  return known.length === 0 ? null : new Date(Math.max(...known));
}

async function markProject(
  store: Store,
  key: string,
  state: ProjectState,
  asOf: Date,
): Promise<void> {
  const { startedAt, pausedAt } = state;
  const pause = startedAt !== null && pausedAt === null ? { pausedAt: asOf } : {};
  await store.projects.save(key, { lastFullReadAt: null, ...pause });
  const { cursor } = await store.servers.get(state.server);
  if (cursor !== null) {
    await store.problems.report(key, {
      key: restoredKey,
      text: "Restored from a backup; what the bot did after it is read in Gerrit's logs before anything is decided.",
      since: cursor,
    });
  }
  // What was not tried yet is decided anew; what was is looked at first, as after any end in the middle.
  const untried = (await store.intents.all(key)).filter(({ attempts }) => attempts === 0);
  for (const { server, change } of untried) await store.intents.remove(server, change);
}

/** Nothing is decided on a server that was never read. The cursor stays: what was closed since is read from there on. */
async function forgetReads(store: Store, server: string): Promise<void> {
  const noFailure = { failures: 0, failureText: null, failedSince: null };
  await store.servers.save(server, { ...noFailure, lastReadAt: null });
}

function row(project: string, state: ProjectState, asOf: Date | null, who: string, at: Date) {
  const known = asOf === null ? "" : ` of ${dayOf(asOf)}, ${asOf.toISOString().slice(11, 16)} UTC`;
  const { startedAt, pausedAt } = state;
  const isPaused = startedAt !== null && pausedAt === null;
  return {
    project,
    at,
    who,
    kind: isPaused ? "pause" : "restore",
    code: "restored",
    change: null,
    blueprint: null,
    reason: `the state${known} was restored from a backup`,
    text: `Restored from a backup${known}. Decisions after it are not known here.`,
    facts: { asOf, startedAt, pausedAt },
  };
}
