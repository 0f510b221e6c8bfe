import { openQueue, type Queue } from "./embedded-queue.ts";
import { type EmbeddedWorker, startWorker } from "./embedded-worker.ts";
import type { JobEngine } from "./engine.ts";
import { startHeart } from "./heart.ts";
import { createTicks, jobNamed, type TickStore, type Ticks } from "./ticks.ts";
import { type OnTrouble, type Tuning, usual } from "./tuning.ts";
import { whenFree } from "./when-free.ts";

const hour = 3_600_000;
/** What nobody wanted for so long is forgotten. */
const keptFor = 24 * hour;

export type EmbeddedOptions = {
  /** The queue's own small database; it is made, and made anew when it can't be read. */
  readonly file: string;
  readonly onTrouble: OnTrouble;
  readonly tuning?: Partial<Tuning>;
};

/** The engine that needs nothing but a file. Several processes may work on one. */
export function openEmbeddedEngine(options: EmbeddedOptions): JobEngine {
  const { onTrouble } = options;
  const queue = openQueue(options.file);
  const tuning: Tuning = { ...usual, ...options.tuning };
  const workers = new Set<EmbeddedWorker>();
  const add: JobEngine["add"] = async (kind, key, { delay = 0 } = {}) => {
    await whenFree(() => queue.add({ kind, key }, Date.now(), delay));
    for (const worker of workers) worker.wake();
  };
  const ticks = createTicks(ticksOf(queue), ({ kind, key }) => add(kind, key));
  const cleaning = startHeart(
    () => whenFree(() => queue.prune(Date.now() - keptFor)),
    hour,
    onTrouble,
  );
  const heart = startHeart(() => beat(queue, ticks, workers), tuning.beat, options.onTrouble);
  const forget = async (id: string) => {
    const job = jobNamed(id);
    return job !== null && (await whenFree(() => queue.forget(job))) ? job : null;
  };
  return {
    add,
    every: async (kind, key, schedule) => {
      ticks.every({ kind, key }, schedule);
      heart.beatNow();
    },
    work: (handlers, work) => {
      const worker = startWorker({ queue, handlers, tuning, onTrouble }, work);
      workers.add(worker);
      return worker;
    },
    counts: async () => queue.counts(),
    list: async () => queue.list(),
    retry: async (id) => {
      const job = await forget(id);
      if (job) await add(job.kind, job.key);
      return job !== null;
    },
    drop: async (id) => (await forget(id)) !== null,
    close: async () => {
      await Promise.all([heart.stop(), cleaning.stop()]);
      queue.close();
    },
  };
}

async function beat(
  queue: Queue,
  ticks: Ticks,
  workers: ReadonlySet<EmbeddedWorker>,
): Promise<void> {
  for (const worker of workers) await worker.beat();
  await whenFree(() => queue.settle(Date.now()));
  await ticks.beat();
}

const ticksOf = (queue: Queue): TickStore => ({
  read: async (name) => queue.readTick(name),
  swap: (name, before, next) => whenFree(() => queue.swapTick(name, before, next)),
});
