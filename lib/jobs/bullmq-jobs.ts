import { type Job as Delivered, Queue } from "bullmq";
import type { Redis } from "ioredis";
import type { JobKind } from "./engine.ts";
import { nameOf } from "./ticks.ts";
import type { Tuning } from "./tuning.ts";

/** All that a job carries in Redis. */
export type Load = { readonly key: string };
export type BullJob = Delivered<Load, void, JobKind>;
export type BullQueue = Queue<Load, void, JobKind>;

/** One queue carries all kinds: its jobs' names are the kinds. */
export const queueName = "jobs";

/** The queue over this connection. */
export function openQueue(connection: Redis, prefix: string, tuning: Tuning): BullQueue {
  return new Queue(queueName, {
    connection,
    prefix,
    // Nobody listens: the newest are enough for whoever looks by hand.
    streams: { events: { maxLen: 100 } },
    defaultJobOptions: {
      attempts: tuning.attempts,
      backoff: { type: "custom" },
      stackTraceLimit: 0,
      // Dead letters are kept apart, one for each kind and key.
      removeOnComplete: true,
      removeOnFail: true,
    },
  });
}

type Wish = { readonly kind: JobKind; readonly key: string; readonly delay: number };

/**
 * Adds a job unless one waits. Tokens are made of the queue's own numbers, which begin at the time: an emptied Redis
 * goes on above those that it forgot.
 */
export async function addTo(queue: BullQueue, client: Redis, wish: Wish): Promise<void> {
  const { kind, key, delay } = wish;
  const id = nameOf(wish);
  const begun = client.set(queue.toKey("id"), Date.now(), "NX");
  const deduplication = { id, keepLastIfActive: true, reschedule: delay === 0 };
  const added = queue.add(kind, { key }, { delay, deduplication });
  await Promise.all([begun, added]);
}

/** Rises with every job, and with every run of one. */
export const tokenOf = ({ id, attemptsStarted }: BullJob): number =>
  Number(id) * 1_000 + Math.min(attemptsStarted, 999);

/** Where the run that was wanted meanwhile waits for the end of this one. */
export const nextKeyOf = (queue: BullQueue, { name, data }: BullJob): string =>
  queue.toKey(`dn:${nameOf({ kind: name, key: data.key })}`);

/** Where the lock of a running job stands. */
export const lockKeyOf = (queue: Pick<BullQueue, "toKey">, { id }: BullJob): string =>
  `${queue.toKey(id ?? "")}:lock`;
