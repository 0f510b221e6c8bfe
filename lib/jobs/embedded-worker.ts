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
  begun: number;
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
    begun: 0,
    lastBeat: Date.now(),
  };
  const loop = claimOn(state);
  return {
    wake: alarm.ring,
    beat: () => renewAll(state),
    stop: async (deadline) => {
      state.isStopped = true;
      alarm.ring();
      for (const { stop } of runs.keys()) stop.abort(stopping());
      const ended = loop.then(() => allEnded(runs));
      return await Promise.race([ended, wait(deadline, false, { ref: false })]);
    },
  };
}

const stopping = () => new Error("the worker stops");

/** One that was claimed at the very moment of the stop is among them. */
async function allEnded(runs: State["runs"]): Promise<true> {
  while (runs.size > 0) await Promise.all(runs.values());
  return true;
}

async function claimOn(state: State): Promise<void> {
  const { alarm, means } = state;
  while (!state.isStopped) {
    try {
      // After a stall, or when the clock jumped ahead, our own runs must not look abandoned to ourselves.
      if (Date.now() - state.lastBeat > 2 * means.tuning.beat) await renewAll(state);
      else await alarm.sleep(beginDue(state));
    } catch (error) {
      means.onTrouble(error, "no job can be taken; tried again in a second");
      await alarm.sleep(1_000);
    }
  }
}

/** Begins all that is due and may; for how long there is nothing to begin. */
function beginDue(state: State): number {
  const { means, options, runs } = state;
  const { queue, tuning } = means;
  while (runs.size < options.concurrency) {
    // A look that writes nothing comes first.
    const wait = (queue.nextAt() ?? Number.POSITIVE_INFINITY) - Date.now();
    if (wait > 0) return Math.min(tuning.poll, wait);
    const claimed = tryNow(() => claim(state));
    if (claimed === null) return 1 + Math.random() * 5;
    begin(state, claimed);
  }
  return tuning.beat;
}

function claim({ means, options, isStopped }: State): Claimed | null {
  const now = Date.now();
  return isStopped ? null : means.queue.claim(options.holder, now, now + means.tuning.lease);
}

/** One run, and those that follow it at once. */
function begin(state: State, claimed: Claimed): void {
  const { runs, alarm, means } = state;
  const run: Run = { claimed, stop: new AbortController() };
  if (state.isStopped) run.stop.abort(stopping());
  state.begun += 1;
  const before = state.begun % runsInARow === 0 ? turn() : null;
  const ended = carryOut(means, run, before, () => claim(state)).then((next) => {
    runs.delete(run);
    if (next !== null) begin(state, next);
    else alarm.ring();
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
function tryNow(attempt: () => Claimed | null): Claimed | null {
  try {
    return attempt();
  } catch (error) {
    if (isBusy(error)) return null;
    throw error;
  }
}
