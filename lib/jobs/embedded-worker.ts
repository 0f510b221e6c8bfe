import { setImmediate as turn, setTimeout as wait } from "node:timers/promises";
import { type Alarm, createAlarm } from "./alarm.ts";
import type { Claimed } from "./embedded-queue.ts";
import { carryOut, type Means, type Run } from "./embedded-run.ts";
import type { Worker, WorkOptions } from "./engine.ts";
import { isBusy, whenFree } from "./when-free.ts";

/** A worker that can be told that something was added, and that gives a sign of life with each beat. */
export type EmbeddedWorker = Worker & { wake(): void; beat(): Promise<void> };

type State = {
  readonly means: Means;
  readonly options: WorkOptions;
  readonly alarm: Alarm;
  readonly runs: Map<Run, Promise<void>>;
  isStopped: boolean;
  /** The last look found work. */
  isBusy: boolean;
  lastBeat: number;
};

/** So many runs may begin before timers and requests get their turn. */
const runsInARow = 20;

/** Claims and runs jobs until it is stopped. */
export function startWorker(means: Means, options: WorkOptions): EmbeddedWorker {
  const alarm = createAlarm();
  const runs = new Map<Run, Promise<void>>();
  const state: State = {
    means,
    options,
    alarm,
    runs,
    isStopped: false,
    isBusy: false,
    lastBeat: Date.now(),
  };
  const loop = claimOn(state);
  return {
    wake: alarm.ring,
    beat: () => renewAll(state),
    stop: async (deadline) => {
      state.isStopped = true;
      alarm.ring();
      for (const { stop } of runs.keys()) stop.abort(new Error("the worker stops"));
      const ended = loop.then(() => Promise.all(runs.values())).then(() => true);
      return await Promise.race([ended, wait(deadline, false, { ref: false })]);
    },
  };
}

async function claimOn(state: State): Promise<void> {
  const { alarm, means } = state;
  for (let begun = 0; !state.isStopped; begun++) {
    try {
      // After a stall, or when the clock jumped ahead, our own runs must not look abandoned to ourselves.
      if (Date.now() - state.lastBeat > 2 * means.tuning.beat) await renewAll(state);
      const pause = beginNext(state);
      if (pause > 0) await alarm.sleep(pause);
      else if (begun % runsInARow === 0) await turn();
    } catch (error) {
      means.onTrouble(error, "no job can be taken; tried again in a second");
      await alarm.sleep(1_000);
    }
  }
}

/** Begins one run; otherwise for how long there is none to begin. */
function beginNext(state: State): number {
  const { means, options, runs } = state;
  const { queue, tuning } = means;
  if (runs.size >= options.concurrency) return tuning.beat;
  const now = Date.now();
  const claimed = claim(state, now);
  if (claimed !== null) {
    begin(state, claimed);
    return 0;
  }
  return Math.min(tuning.poll, Math.max(1, (queue.nextAt() ?? Number.POSITIVE_INFINITY) - now));
}

/** In a burst one follows the other; else a look that writes nothing comes first. */
function claim(state: State, now: number): Claimed | null {
  const { queue, tuning } = state.means;
  const isDue = state.isBusy || (queue.nextAt() ?? Number.POSITIVE_INFINITY) <= now;
  const claimed = isDue
    ? tryNow(() => queue.claim(state.options.holder, now, now + tuning.lease))
    : null;
  state.isBusy = claimed !== null;
  return claimed;
}

function begin(state: State, claimed: Claimed): void {
  const { runs, alarm, means } = state;
  const run: Run = { claimed, stop: new AbortController() };
  const ended = carryOut(means, run).then(() => {
    runs.delete(run);
    alarm.ring();
  });
  runs.set(run, ended);
}

/** Gives a sign of life for each run; one that somebody else was given meanwhile is told. */
async function renewAll(state: State): Promise<void> {
  const { queue, tuning } = state.means;
  state.lastBeat = Date.now();
  for (const { claimed, stop } of state.runs.keys()) {
    const isMine = await whenFree(() => queue.renew(claimed, Date.now() + tuning.lease));
    if (!isMine) stop.abort(new Error("the lease was lost"));
  }
}

/** Null while another process writes: the next look is soon. */
function tryNow(attempt: () => Claimed | undefined): Claimed | null {
  try {
    return attempt() ?? null;
  } catch (error) {
    if (isBusy(error)) return null;
    throw error;
  }
}
