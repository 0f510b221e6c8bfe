import type { Store } from "#lib/database/store.ts";
import type { Account, SeenChange } from "#lib/domain/change.ts";
import { forgetBlocked } from "./blocked-problems.ts";
import { unreadableProjects } from "./check-repositories.ts";
import { findMissing, type Missing } from "./find-missing.ts";
import type { ServerFailure, ServerNeeds } from "./needs.ts";
import { type ReadAhead, readAhead } from "./read-ahead.ts";
import { takeNews } from "./take-news.ts";
import { noteClock } from "./watch-clock.ts";

/** An incremental read overlaps the one before by this much, for the server's index may lag. */
const overlap = 120_000;
const fullReadEvery = 6 * 3_600_000;

/** Projects with a repository that the server does not show: nothing is decided on them, and nothing of them is missing. */
type Unknown = ReadonlyMap<string, ServerFailure>;

/** What a read of a server found out, besides what it stored. */
export type Observation = { readonly isFull: boolean; readonly unknown: Unknown };

/** Everything that one read brought, before any of it is stored. */
type Reading = {
  readonly isFull: boolean;
  readonly changes: readonly SeenChange[];
  readonly accounts: readonly Account[];
  readonly bot: Account | null;
  readonly missing: Missing | null;
  /** The server's clock when the reading began: what merges after it counts. */
  readonly from: Date;
  readonly cursor: Date;
  /** The server's clock was set back: what happened since is dated before the cursor, where nobody looks for it. */
  readonly isBehind: boolean;
  /** Our clock minus the server's, in milliseconds. */
  readonly skew: number;
};

/**
 * Reads what changed on a server since the last time, or everything open when that is due, and stores it in one
 * transaction with the cursor. Throws the server's failure and then nothing is stored: unknown is never empty.
 */
export async function observeServer(
  needs: ServerNeeds,
  { full }: { full: boolean } = { full: false },
): Promise<Observation> {
  const hidden = await unreadableProjects(needs, false);
  const isFull = full || (await isFullReadDue(needs, hidden));
  const unknown = isFull ? await unreadableProjects(needs, true) : hidden;
  const ahead = isFull ? await readAhead(needs) : null;
  const reading = await readServer(needs, ahead, unknown);
  if (reading.isBehind && !isFull) return observeServer(needs, { full: true });
  const taken = await takeNews(needs, reading, { isFull, ...ahead });
  await needs.database.transaction(async (store) => {
    await taken.write(store);
    await reading.missing?.write(store);
    await noteClock(store, needs, reading.skew);
    await markRead(store, needs, reading, unknown);
  });
  return { isFull, unknown };
}

/** A project that can't be read is none the wiser after a full read, and must not make every pass one. */
async function isFullReadDue(
  { database, projects, now }: ServerNeeds,
  hidden: Unknown,
): Promise<boolean> {
  const states = await database.store.projects.all();
  return projects.some(({ key, repositories }) => {
    if (hidden.has(key)) return false;
    const { lastFullReadAt: last = null, readRepositories = [] } = states.get(key) ?? {};
    const isNew = repositories.some((repository) => !readRepositories.includes(repository));
    if (last === null || isNew) return true;
    // A clock that was set back must not put the next full read off by as much.
    return Math.abs(now().getTime() - last.getTime()) >= fullReadEvery;
  });
}

async function readServer(
  needs: ServerNeeds,
  ahead: ReadAhead | null,
  unknown: Unknown,
): Promise<Reading> {
  const { database, server, gerrit, projects, now } = needs;
  const state = await database.store.servers.get(server);
  const repositories = repositoriesOf(projects);
  const readable = repositoriesOf(projects.filter(({ key }) => !unknown.has(key)));
  const begun = now().getTime();
  const isFull = ahead !== null;
  const bot = isFull || state.bot === null ? await gerrit.self() : null;
  const open = ahead && (await gerrit.openChanges(repositories, ahead.see));
  const recent = state.cursor
    ? await gerrit.changedSince(repositories, new Date(state.cursor.getTime() - overlap))
    : null;
  const listings = [open, recent].flatMap((listing) => listing ?? []);
  const serverTime = listings.at(-1)?.serverTime ?? now();
  const skew = now().getTime() - serverTime.getTime();
  const listed = newestOf(listings.flatMap(({ changes }) => changes));
  const missing = isFull ? await findMissing(needs, readable, listed) : null;
  const changes = [...listed.values(), ...(missing?.found ?? [])];
  const from = new Date(serverTime.getTime() - (now().getTime() - begun));
  return {
    isFull,
    changes,
    accounts: [...(bot ? [bot] : []), ...listings.flatMap(({ accounts }) => accounts)],
    bot,
    missing,
    from,
    // What was closed while the first listing went on, is in no listing before.
    cursor: state.cursor ? cursorAfter(state.cursor, changes, serverTime) : from,
    isBehind: serverTime.getTime() < (state.cursor?.getTime() ?? 0) - overlap,
    skew,
  };
}

const repositoriesOf = (projects: ServerNeeds["projects"]) => [
  ...new Set(projects.flatMap((project) => project.repositories)),
];

function newestOf(changes: readonly SeenChange[]): Map<number, SeenChange> {
  const newest = new Map<number, SeenChange>();
  for (const change of changes) {
    const other = newest.get(change.number);
    if (!other || other.updatedAt <= change.updatedAt) newest.set(change.number, change);
  }
  return newest;
}

/** The newest update, and never later than the server's own clock: a clock that is set back must not blind us. */
function cursorAfter(before: Date, changes: readonly SeenChange[], serverTime: Date): Date {
  const updates = changes.map(({ updatedAt }) => updatedAt.getTime());
  const newest = updates.reduce((latest, at) => Math.max(latest, at), before.getTime());
  return new Date(Math.min(newest, serverTime.getTime()));
}

async function markRead(
  store: Store,
  { server, projects, now }: ServerNeeds,
  { isFull, bot, cursor, from }: Reading,
  unknown: Unknown,
): Promise<void> {
  await store.servers.save(server, {
    ...(bot ? { bot: bot.id } : {}),
    cursor,
    lastReadAt: now(),
    failures: 0,
    failureText: null,
    failedSince: null,
  });
  if (!isFull) return;
  for (const { key, repositories } of projects.filter(({ key }) => !unknown.has(key))) {
    const state = await store.projects.get(key);
    await forgetBlocked(store, key);
    await store.projects.save(key, {
      lastFullReadAt: now(),
      readRepositories: repositories,
      firstReadAt: state?.firstReadAt ?? from,
    });
  }
}
