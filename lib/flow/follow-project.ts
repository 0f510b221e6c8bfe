import { setTimeout as pause } from "node:timers/promises";
import type { Needs, Project } from "./needs.ts";
import { readCondition } from "./read-condition.ts";
import { readSnapshot, type Snapshot } from "./read-snapshot.ts";
import { type HistoryLine, historyLines } from "./show-history.ts";

/** How a project stands, for who wants to know of whatever comes after. */
export type Standing = {
  readonly snapshot: Snapshot;
  /** The number of the newest decision, 0 before the first. */
  readonly seq: number;
};

/** What happened since the last time. */
export type News = Standing & {
  /** The decisions that were taken, oldest first. */
  readonly lines: readonly HistoryLine[];
  /** There were more than are told one by one: these are not all. */
  readonly isBroken: boolean;
};

/** One project, followed by as many as want to. */
export type Watch = {
  /** How it stands now; from there on `onNews` is told whatever happens, until `leave` is called. */
  follow(onNews: (news: News) => void): Promise<Standing & { readonly leave: () => void }>;
};

/** So often the database is asked whether anything was committed, in milliseconds; it answers in microseconds. */
const askEvery = 40;
/** A pass commits many times in a second: the first is looked at at once, what follows it together. */
const lookEvery = 400;
/** What comes by time alone, such as a server that was not read for long, is looked for so often. */
const lookAnyway = 15_000;
/** More decisions than this at once are not told one by one. */
export const mostLines = 200;

/** Watches a project for this process: one loop, however many follow, and none while nobody does. */
export function watchProject(needs: Needs, project: Project): Watch {
  const followers = new Set<(news: News) => void>();
  let seen: Promise<Seen> | null = null;
  const lookOnce = async (last: Seen): Promise<Seen> => {
    // What is wrong with a database that can't be read the views tell; here it is asked again.
    const next = await lookAgain(needs, project, last).catch(() => last);
    if (next === last) return last;
    seen = Promise.resolve(next);
    if (isOther(last, next)) for (const tell of [...followers]) tell(next);
    return next;
  };
  const keepLooking = async (first: Seen) => {
    for (let last = first; followers.size > 0; last = await lookOnce(last)) await pause(askEvery);
    seen = null;
  };
  const start = () => {
    const first = look(needs, project, null);
    first.then(keepLooking, () => {
      seen = null;
    });
    return first;
  };
  return {
    follow: async (onNews) => {
      followers.add(onNews);
      const leave = () => void followers.delete(onNews);
      try {
        seen ??= start();
        const { snapshot, seq } = await seen;
        return { snapshot, seq, leave };
      } catch (error) {
        leave();
        throw error;
      }
    },
  };
}

type Seen = News & {
  readonly commits: number;
  /** What is in the way, which is no part of the state: a disk fills without a commit. */
  readonly inTheWay: string;
  readonly lookedAt: number;
};

async function lookAgain(needs: Needs, project: Project, last: Seen): Promise<Seen> {
  const since = performance.now() - last.lookedAt;
  if (since < lookEvery) return last;
  const { commits } = await needs.database.version();
  return commits === last.commits && since < lookAnyway ? last : look(needs, project, last);
}

async function look(needs: Needs, project: Project, last: Seen | null): Promise<Seen> {
  const lookedAt = performance.now();
  const { commits } = await needs.database.version();
  const snapshot = await readSnapshot(needs, project);
  const { obstacles } = await readCondition(needs, project);
  const isNews = last?.snapshot.id !== snapshot.id;
  const lines = last !== null && isNews ? await linesAfter(needs, project, last.seq) : [];
  const isBroken = lines.length === mostLines;
  const isKnown = last !== null && !isBroken;
  const known = isKnown ? (lines.at(-1)?.seq ?? last.seq) : await newestSeq(needs, project);
  return {
    ...{ commits, lookedAt, snapshot, lines, isBroken },
    seq: known,
    inTheWay: JSON.stringify(obstacles.map(({ key, since }) => [key, since])),
  };
}

/** The decisions after this one, oldest first, as many as are told one by one. */
export const linesAfter = async (
  needs: Needs,
  project: Project,
  after: number,
): Promise<readonly HistoryLine[]> =>
  (await historyLines(needs, project, { after, limit: mostLines })).toReversed();

async function newestSeq(needs: Needs, project: Project): Promise<number> {
  const [newest] = await historyLines(needs, project, { limit: 1 });
  return newest?.seq ?? 0;
}

function isOther(before: Seen, now: Seen): boolean {
  return (
    now.lines.length > 0 ||
    now.snapshot.id !== before.snapshot.id ||
    now.snapshot.at?.getTime() !== before.snapshot.at?.getTime() ||
    now.inTheWay !== before.inTheWay
  );
}
