import type { Worker } from "#lib/jobs/jobs.ts";
import { log } from "#lib/log.ts";
import { handlersOf } from "./handlers.ts";
import { type Context, pauseAfter } from "./work.ts";

const hour = 3_600_000;
const mostAtOnce = 100;

export type WorkUnderWay = {
  /** Lets the jobs under way come to their next stop, for at most `deadline` milliseconds; begins no other. */
  stop(deadline: number): Promise<void>;
};

/**
 * Reads every server now and then once in each period, and does all that follows. `prepare` comes first; where it
 * fails, it is tried again soon, and no job is run until then.
 */
export function startWork(
  context: Context,
  prepare: (() => Promise<void>) | null = null,
): WorkUnderWay {
  const stop = new AbortController();
  const worker = begin(context, prepare, stop.signal);
  return {
    stop: async (deadline) => {
      stop.abort();
      await (await worker)?.stop(deadline);
    },
  };
}

async function begin(
  context: Context,
  prepare: (() => Promise<void>) | null,
  signal: AbortSignal,
): Promise<Worker | null> {
  await untilPrepared(context, prepare, signal);
  if (signal.aborted) return null;
  const { services, jobs, holder } = context;
  const { servers, projects, config } = services;
  for (const server of servers.keys()) {
    await jobs.every("observe", server, { every: config.passEvery });
    // A tick may be most of a period away, and whoever starts the service waits for it.
    await jobs.add("observe", server).catch(tellAway);
  }
  await jobs.every("housekeeping", "all", { every: hour });
  // Most of them wait for their server's lease; what reads one change singly must not wait for those.
  const concurrency = Math.min(mostAtOnce, 8 + servers.size + 2 * projects.size);
  return jobs.work(handlersOf(context), { concurrency, holder });
}

const tellAway = (error: unknown) => log.warn({ error }, "the first read comes with its tick");

async function untilPrepared(
  { services }: Context,
  prepare: (() => Promise<void>) | null,
  signal: AbortSignal,
): Promise<void> {
  for (let failures = 1; prepare !== null && !signal.aborted; failures++) {
    try {
      return await prepare();
    } catch (error) {
      log.error({ error }, "the start could not be prepared; it is tried again soon");
    }
    await pause(pauseAfter(failures, services.config.passEvery), signal);
  }
}

const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
