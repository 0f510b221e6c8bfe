import { Cron } from "croner";
import { type JobKind, type JobRow, jobKinds, type Schedule } from "./engine.ts";

/** Where the next instants of the schedules are kept for all processes, in milliseconds. */
export type TickStore = {
  read(name: string): Promise<number | null>;
  /** Writes `next` if `before` still stands there: of all processes one gets true. */
  swap(name: string, before: number | null, next: number): Promise<boolean>;
};

type Named = { readonly kind: JobKind; readonly key: string };

/** The schedules of this process. */
export type Ticks = {
  /** Remembers a schedule; it begins with the next beat. */
  every(job: Named, schedule: Schedule): void;
  /** Adds what is due, once in all processes together. */
  beat(): Promise<void>;
};

/** Name of a job in stores that know only text. A kind has no colon. */
export const nameOf = ({ kind, key }: Named): string => `${kind}:${key}`;

/** The job of a name; null when there is no such kind. */
export function jobNamed(name: string): Named | null {
  const end = name.indexOf(":");
  const kind = jobKinds.find((one) => one === name.slice(0, Math.max(0, end)));
  return kind === undefined ? null : { kind, key: name.slice(end + 1) };
}

/**
 * Ticks that live in a store: whoever looks first after an instant moves it on and adds the job. A tick that nobody
 * looked for comes late and once; an instant that is too far away, after a clock was set back, is set anew; and a store
 * that was emptied is filled again by the next beat.
 */
export function createTicks(store: TickStore, add: (job: Named) => Promise<void>): Ticks {
  const schedules = new Map<string, { readonly job: Named; readonly schedule: Schedule }>();
  return {
    every: (job, schedule) => {
      schedules.set(nameOf(job), { job, schedule });
    },
    beat: async () => {
      for (const [name, { job, schedule }] of schedules) {
        const before = await store.read(name);
        const { isDue, next } = look(schedule, before, Date.now());
        if (next !== before && (await store.swap(name, before, next)) && isDue) await add(job);
      }
    },
  };
}

const day = 86_400_000;

/** What stands in a store, as rows; a schedule that nobody kept for a day is of something no longer configured. */
export function scheduledRows(ticks: Iterable<readonly [name: string, next: number]>): JobRow[] {
  const oldest = Date.now() - day;
  return [...ticks].flatMap(([name, next]): JobRow[] => {
    const job = next < oldest ? null : jobNamed(name);
    return job ? [{ ...job, state: "scheduled", next: new Date(next) }] : [];
  });
}

/** Whether a tick is due, and when the next one is. A period begins at once, a pattern waits for its instant. */
function look(
  schedule: Schedule,
  before: number | null,
  now: number,
): { isDue: boolean; next: number } {
  const latest = "every" in schedule ? now + schedule.every : nextOf(schedule.cron, now);
  if (before === null) return { isDue: "every" in schedule, next: latest };
  if (before > latest) return { isDue: false, next: latest };
  if (before > now) return { isDue: false, next: before };
  const inStep = "every" in schedule ? before + schedule.every : latest;
  return { isDue: true, next: inStep > now ? inStep : latest };
}

function nextOf(pattern: string, now: number): number {
  const next = new Cron(pattern, { timezone: "UTC", paused: true }).nextRun(new Date(now));
  if (next === null) throw new Error(`The schedule ${pattern} never comes.`);
  return next.getTime();
}
