import { age } from "./age.ts";

/** What keeps the service from its work, in the parts of a sentence: fact, since when, effect, and what to do. */
export type Obstacle = {
  readonly key: string;
  /** Begins with a capital letter and has no full stop. */
  readonly fact: string;
  /** What does not happen because of it, likewise. */
  readonly effect: string;
  /** For operators, in whole sentences; it may name files and servers. */
  readonly remedy: string;
  /** Null where nobody knows. */
  readonly since: Date | null;
  /** Whether nothing at all is decided while it lasts. */
  readonly isTotal: boolean;
};

/** "Gerrit silent: nothing is held, bumped or freed until it answers." */
export const obstacleText = ({ fact, effect }: Pick<Obstacle, "fact" | "effect">): string =>
  `${fact}: ${effect}.`;

/** The review server does not answer, or answers with what is not understood. */
export const silentServer = (server: string, failure: string, since: Date): Obstacle => ({
  key: `server:${server}`,
  fact: "Gerrit silent",
  effect: "nothing is held, bumped or freed until it answers",
  remedy: failure,
  since,
  isTotal: true,
});

/** A repository of the project that the server does not show. */
export const unreadable = (key: string, text: string, since: Date): Obstacle => ({
  key,
  fact: "A repository of this project can't be read",
  effect: "nothing is held, bumped or freed in it",
  remedy: text,
  since,
  isTotal: true,
});

/** How a database can fail, as far as everybody may know. */
const databaseFacts: Readonly<Record<string, string>> = {
  busy: "The database is locked by another program",
  damaged: "The database is damaged",
  "disk-full": "The disk is full",
  "read-only": "The database can't be written",
};

/** Nothing can be saved, so nothing is decided. */
export const brokenDatabase = (fault: string, remedy: string, since: Date): Obstacle => ({
  key: "database",
  fact: databaseFacts[fault] ?? "The database can't be used",
  effect: "nothing is held, bumped or freed until it can be written again",
  remedy,
  since,
  isTotal: true,
});

/** With less room than this the next copy or log may fill the disk. */
const littleRoom = 200 * 1024 ** 2;

/** Null while there is room. */
export function fullDisk(freeBytes: number, file: string): Obstacle | null {
  if (freeBytes >= littleRoom) return null;
  return {
    key: "disk",
    fact: `The disk is nearly full, ${Math.floor(freeBytes / 1024 ** 2)} MB are left`,
    effect: "once it is full nothing can be decided",
    remedy: `Make room on the disk that holds ${file}.`,
    since: null,
    isTotal: false,
  };
}

/** Half a minute is the network, or a busy machine. */
const toleratedSkew = 120_000;

/** Our clock minus that of the review server, in milliseconds; null while they agree well enough. */
export function skewFact(skew: number): string | null {
  if (Math.abs(skew) < toleratedSkew) return null;
  const lasted = age(new Date(0), new Date(Math.abs(skew)));
  return `The service's clock is ${lasted} ${skew > 0 ? "ahead of" : "behind"} Gerrit's`;
}

/** `fact` as it was noted by the read that saw it. */
export const wrongClock = (fact: string, since: Date): Obstacle => ({
  key: "clock",
  fact,
  effect:
    "no author is warned or bumped until they agree, and what else waits for a time comes wrong by as much",
  remedy:
    "Set this machine's clock by the network (timedatectl set-ntp true), or tell Gerrit's administrators.",
  since,
  isTotal: false,
});

/** A process that began has its first pass behind it after this long, on a busy machine too. */
const beginning = 120_000;

/** Whether a process began so lately that whoever works beside it may just be beginning too. */
export function isBeginning(runsSince: Date | undefined, now: Date): boolean {
  if (runsSince === undefined) return false;
  const age = now.getTime() - runsSince.getTime();
  return age >= 0 && age < beginning;
}

/** Whether it says that nobody is seen at work. */
export const isIdle = ({ key }: Obstacle): boolean => key === "service";

/** When three passes are missing, none is made, or not on this data. */
const missing = 3;

/** Nobody reads the review server; null while somebody does. */
export function noPass(
  lastReadAt: Date | null,
  now: Date,
  file: string,
  passEvery = 60_000,
): Obstacle | null {
  const remedy = `Does the service run, and on ${file} (SLOTS_DATA)? npm start, or npm run worker beside npm run web.`;
  const effect = "nothing is held, bumped or freed";
  if (lastReadAt === null) {
    return {
      key: "service",
      fact: "Gerrit was never read",
      effect,
      remedy,
      since: null,
      isTotal: true,
    };
  }
  if (now.getTime() - lastReadAt.getTime() < missing * Math.max(passEvery, 60_000)) return null;
  return {
    key: "service",
    fact: "No pass was made",
    effect,
    remedy,
    since: lastReadAt,
    isTotal: true,
  };
}

/** A schedule that somebody keeps is never so late. */
const late = 60_000;

/** Nobody keeps the schedule of a server's reads, which is due `next` or not made at all; null while somebody does. */
export function unworkedQueue(
  next: Date | null,
  lastReadAt: Date | null,
  now: Date,
  file: string,
): Obstacle | null {
  const isKept = next !== null && now.getTime() - next.getTime() < late;
  // Where the queue was emptied its schedules are made anew soon.
  const isRead = lastReadAt !== null && now.getTime() - lastReadAt.getTime() < missing * late;
  if (isKept || (next === null && isRead)) return null;
  return {
    key: "service",
    fact: "Nobody works on the queue of jobs",
    effect: "nothing is read, held, bumped or freed",
    remedy: `Run npm run worker beside npm run web, or npm start. If one runs: does it work on ${file} (SLOTS_DATA), and with the same REDIS_URL?`,
    since: next ?? lastReadAt,
    isTotal: true,
  };
}

/** Jobs that failed again and again and were given up. */
export const deadJobs = (dead: number, since: Date | null): Obstacle => ({
  key: "jobs:dead",
  fact: dead === 1 ? "A job was given up" : `${dead} jobs were given up`,
  effect: "such work is done by the next one of its kind, if at all",
  remedy: "slots jobs shows why; slots jobs retry --all tries them again.",
  since,
  isTotal: false,
});

/** The queue can't be reached; passes go on when it is back. */
export const queueAway = (reason: string, since: Date | null): Obstacle => ({
  key: "jobs:away",
  fact: "The queue of jobs can't be reached",
  effect: "nothing is read, held, bumped or freed until it is back",
  remedy: reason,
  since,
  isTotal: true,
});
