import type { Change, SeenChange } from "#lib/domain/change.ts";
import type { EarlierLink } from "#lib/domain/link.ts";
import type { ServerNeeds } from "./needs.ts";
import type { ReadAhead } from "./read-ahead.ts";
import { withEarlier } from "./remember-links.ts";

/** A change that differs from what is stored, whole, and what it showed before. */
export type News = {
  readonly change: Change;
  readonly earlier: readonly EarlierLink[];
  /** The version it was compared with; null where it was not known. */
  readonly version: string | null;
};

type Known = Awaited<ReturnType<ServerNeeds["database"]["store"]["changes"]["versions"]>>;

/** By so much an index may lag behind a change that was read singly. */
const mostLag = 120_000;

type Options = {
  /** Everything is compared anew: what looks older than what is stored counts too. */
  readonly isFull: boolean;
  /** Asked for new patch sets only. */
  readonly commitMessages?: ReadAhead["commitMessages"];
};

/** Of the rows that a server showed those that are news. Commit messages are asked for in batches. */
export async function readNews(
  needs: ServerNeeds,
  rows: readonly SeenChange[],
  { isFull, commitMessages = needs.gerrit.commitMessages }: Options,
): Promise<readonly News[]> {
  const { database, server } = needs;
  const numbers = rows.map(({ number }) => number);
  const known = await database.store.changes.versions(server, numbers);
  const since = await firstRead(needs);
  const changed = rows.filter(
    (change) => isNews(change, known, since) && (isFull || !isLagging(change, known)),
  );
  const unread = changed.filter(({ number, patchSet }) => known.get(number)?.patchSet !== patchSet);
  const messages = await commitMessages(unread);
  const before = changed.map(({ number }) => number).filter((number) => known.has(number));
  const stored = await database.store.changes.some(server, before);
  const kept = await database.store.changes.messages(server, before);
  const news: News[] = [];
  for (const change of changed) {
    const sources = [messages.get(change.number), kept.get(change.number)];
    // A patch set that came between the two reads: this pass leaves the change alone, the next one sees both.
    const message = sources.find((one) => one?.patchSet === change.patchSet)?.message;
    if (message === undefined) continue;
    news.push({
      change: { ...change, message },
      earlier: withEarlier(stored.get(change.number) ?? null, message, change),
      version: known.get(change.number)?.metaRevId ?? null,
    });
  }
  return news;
}

function isNews(change: SeenChange, known: Known, since: number): boolean {
  const before = known.get(change.number);
  if (before) return differs(before, change);
  // An old merged change that somebody commented on is nobody's work.
  const isNewlyMerged = change.status === "MERGED" && (change.submittedAt?.getTime() ?? 0) >= since;
  return change.status === "NEW" || isNewlyMerged;
}

/** The index shows the change as it was shortly before it was read singly. */
function isLagging({ number, updatedAt }: SeenChange, known: Known): boolean {
  const lag = (known.get(number)?.updatedAt.getTime() ?? 0) - updatedAt.getTime();
  return lag > 0 && lag <= mostLag;
}

/** A conflict comes and goes with what others merge: the change's own version stays the same. */
const differs = (before: Pick<SeenChange, Compared>, now: SeenChange) =>
  compared.some((key) => before[key] !== now[key]);
const compared = ["metaRevId", "status", "isMergeable"] as const;
type Compared = (typeof compared)[number];

async function firstRead({ database, projects }: ServerNeeds): Promise<number> {
  const states = await database.store.projects.all();
  const reads = projects.flatMap(({ key }) => states.get(key)?.firstReadAt ?? []);
  return Math.min(...reads.map((at) => at.getTime()));
}
