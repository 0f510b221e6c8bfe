import { setTimeout as wait } from "node:timers/promises";
import { Worker as BullWorker } from "bullmq";
import type { Redis } from "ioredis";
import {
  type BullJob,
  type BullQueue,
  type Load,
  lockKeyOf,
  queueName,
  tokenOf,
} from "./bullmq-jobs.ts";
import type { DeadLetters } from "./dead-letters.ts";
import type { Handlers, Job, JobKind, Worker, WorkOptions } from "./engine.ts";
import { connectPatient } from "./redis.ts";
import { type OnTrouble, pauseAfter, type Tuning, textOf } from "./tuning.ts";

/** What a worker needs of its engine. */
export type Means = {
  readonly url: string;
  readonly prefix: string;
  readonly queue: BullQueue;
  /** Whose calls end soon, whatever becomes of Redis. */
  readonly bounded: Redis;
  readonly dead: DeadLetters;
  readonly handlers: Handlers;
  readonly tuning: Tuning;
  readonly onTrouble: OnTrouble;
};

/** The signals of the runs under way, by the queue's number of the job. */
type Runs = Map<string, AbortController>;

/** Takes jobs from Redis until it is stopped. It waits for a Redis that is away. */
export function startWorker(means: Means, { concurrency, holder }: WorkOptions): Worker {
  const { url, prefix, tuning, onTrouble } = means;
  const connection = connectPatient(url);
  const runs: Runs = new Map();
  const worker = new BullWorker<Load, void, JobKind>(
    queueName,
    (job, lock = "") => carryOut(means, runs, job, lock),
    {
      ...{ connection, prefix, concurrency, name: holder },
      lockDuration: tuning.lease,
      lockRenewTime: tuning.beat,
      // Every other look may find that one was taken just before, and leaves it: two of them are one beat.
      stalledInterval: tuning.beat / 2,
      // What kills its process again and again is found by us, and told with its reason.
      maxStalledCount: Number.MAX_SAFE_INTEGER,
      runRetryDelay: 1_000,
      drainDelay: 2,
      settings: { backoffStrategy: (failures = 1) => pauseAfter(failures, tuning) },
    },
  );
  worker.on("error", (error) => onTrouble(error, "trouble with Redis; it goes on by itself"));
  worker.on("lockRenewalFailed", (ids) => {
    for (const id of ids) runs.get(id)?.abort(new Error("the lease was lost"));
  });
  return {
    stop: async (deadline) => {
      for (const run of runs.values()) run.abort(new Error("the worker stops"));
      const closed = worker.close().then(() => true);
      const isClean = await Promise.race([closed, wait(deadline, false, { ref: false })]);
      if (!isClean) void worker.close(true).catch(() => {});
      connection.disconnect();
      return isClean;
    },
  };
}

async function carryOut(means: Means, runs: Runs, bull: BullJob, lock: string): Promise<void> {
  const { dead, handlers, tuning } = means;
  const named = { kind: bull.name, key: bull.data.key };
  if (bull.stalledCounter >= tuning.losses) {
    const text = `Its process ended ${bull.stalledCounter} times while it ran.`;
    return dead.bury(named, text, bull.stalledCounter);
  }
  const stop = new AbortController();
  runs.set(bull.id ?? "", stop);
  try {
    await handlers[named.kind](jobOf(means, bull, lock, stop.signal));
    await dead.over(named);
  } catch (error) {
    if (bull.attemptsMade + 1 < tuning.attempts) throw error;
    await dead.bury(named, textOf(error), bull.attemptsMade + 1);
  } finally {
    runs.delete(bull.id ?? "");
  }
}

const jobOf = (
  { queue, bounded }: Means,
  bull: BullJob,
  lock: string,
  signal: AbortSignal,
): Job => ({
  kind: bull.name,
  key: bull.data.key,
  attempt: bull.attemptsMade + 1,
  token: tokenOf(bull),
  signal,
  // Whoever can't ask does not know, and then it is not his.
  isMine: async () => (await bounded.get(lockKeyOf(queue, bull)).catch(() => null)) === lock,
});
