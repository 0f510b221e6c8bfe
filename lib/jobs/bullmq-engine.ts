import type { Redis } from "ioredis";
import { addTo, type BullQueue, nextKeyOf, openQueue } from "./bullmq-jobs.ts";
import { startWorker } from "./bullmq-worker.ts";
import { type DeadLetters, deadLetters } from "./dead-letters.ts";
import type { Counts, JobEngine, JobRow } from "./engine.ts";
import { startHeart } from "./heart.ts";
import { checkRedis, connectBounded } from "./redis.ts";
import { watchRedis } from "./redis-watch.ts";
import { createTicks, jobNamed, scheduledRows, type TickStore } from "./ticks.ts";
import { longestDelay, type OnTrouble, type Tuning, usual } from "./tuning.ts";

export type BullmqOptions = {
  readonly url: string;
  /** Before every key: one installation never sees another's jobs. */
  readonly prefix: string;
  readonly onTrouble: OnTrouble;
  /** Hears for how many milliseconds Redis was away. */
  readonly onBack?: (lasted: number) => void;
  readonly tuning?: Partial<Tuning>;
};

/**
 * The engine on Redis, for processes that run apart.
 *
 * @throws JobsError if this Redis does not answer now or can't carry a queue
 */
export async function openBullmqEngine(options: BullmqOptions): Promise<JobEngine> {
  const client = connectBounded(options.url);
  try {
    await checkRedis(client, options.url);
    return engineOn(client, options);
  } catch (error) {
    client.disconnect();
    throw error;
  }
}

function engineOn(
  client: Redis,
  { url, prefix, onTrouble: tell, onBack = () => {}, tuning: some }: BullmqOptions,
): JobEngine {
  const tuning: Tuning = { ...usual, ...some };
  const queue = openQueue(client, prefix, tuning);
  queue.on("error", () => {});
  const watch = watchRedis(client, url, tell, onBack);
  const { onTrouble } = watch;
  const dead = deadLetters(client, queue.toKey("dead"));
  const asked = <T>(call: Promise<T>): Promise<T> =>
    call.catch((error: unknown) => Promise.reject(watch.away(error)));
  const add: JobEngine["add"] = (kind, key, { delay = 0 } = {}) =>
    asked(addTo(queue, client, { kind, key, delay: Math.min(delay, longestDelay) }));
  const hash = queue.toKey("ticks");
  const ticks = createTicks(ticksIn(client, hash), ({ kind, key }) => add(kind, key));
  const beat = () =>
    Promise.all([ticks.beat(), dead.look()]).then(watch.back, (error: unknown) =>
      Promise.reject(watch.away(error)),
    );
  const heart = startHeart(beat, tuning.beat, onTrouble);
  const drop = async (id: string) => {
    const job = jobNamed(id);
    return job !== null && (await asked(dead.forget(job)));
  };
  return {
    add,
    every: async (kind, key, schedule) => {
      ticks.every({ kind, key }, schedule);
      heart.beatNow();
    },
    work: (handlers, work) =>
      startWorker({ url, prefix, queue, bounded: client, dead, handlers, tuning, onTrouble }, work),
    counts: () => asked(count(queue, client, dead)),
    list: () => asked(list(queue, client, dead, hash)),
    retry: async (id) => {
      const job = jobNamed(id);
      if (job === null || !(await asked(dead.has(job)))) return false;
      await add(job.kind, job.key);
      await drop(id);
      return true;
    },
    drop,
    close: async () => {
      await heart.stop();
      await queue.close().catch(() => {});
      client.disconnect();
    },
  };
}

const swap = `
  local before = redis.call("HGET", KEYS[1], ARGV[1]) or ""
  if before ~= ARGV[2] then return 0 end
  redis.call("HSET", KEYS[1], ARGV[1], ARGV[3])
  return 1`;

const ticksIn = (client: Redis, hash: string): TickStore => ({
  read: async (name) => {
    const next = await client.hget(hash, name);
    return next === null ? null : Number(next);
  },
  swap: async (name, before, next) =>
    (await client.eval(swap, 1, hash, name, before ?? "", next)) === 1,
});

async function count(queue: BullQueue, client: Redis, dead: DeadLetters): Promise<Counts> {
  const {
    wait = 0,
    delayed = 0,
    active = 0,
  } = await queue.getJobCounts("wait", "delayed", "active");
  const after = active === 0 ? [] : await waitingAfter(queue, client);
  return { waiting: wait + delayed + after.length, running: active, dead: await dead.count() };
}

/** Runs that were wanted while the one before them is under way. */
async function waitingAfter(queue: BullQueue, client: Redis): Promise<JobRow[]> {
  const rows: JobRow[] = [];
  for (const job of await queue.getActive()) {
    if ((await client.exists(nextKeyOf(queue, job))) === 0) continue;
    rows.push({
      kind: job.name,
      key: job.data.key,
      state: "waiting",
      due: new Date(),
      error: null,
    });
  }
  return rows;
}

async function list(
  queue: BullQueue,
  client: Redis,
  dead: DeadLetters,
  ticks: string,
): Promise<JobRow[]> {
  const running = (await queue.getActive()).map(
    (job): JobRow => ({
      kind: job.name,
      key: job.data.key,
      state: "running",
      since: new Date(job.processedOn ?? job.timestamp),
      holder: job.processedBy ?? "",
      attempt: job.attemptsMade + 1,
    }),
  );
  const waiting = (await queue.getJobs(["wait", "delayed"])).map(
    (job): JobRow => ({
      kind: job.name,
      key: job.data.key,
      state: "waiting",
      due: new Date(job.timestamp + job.delay),
      error: job.failedReason ?? null,
    }),
  );
  const next = Object.entries(await client.hgetall(ticks)).map(
    ([name, at]) => [name, Number(at)] as const,
  );
  const after = await waitingAfter(queue, client);
  return [...running, ...after, ...waiting, ...(await dead.list()), ...scheduledRows(next)];
}
