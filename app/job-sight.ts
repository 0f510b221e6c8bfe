import type { JobSight } from "#lib/flow/needs.ts";
import { runningJobs } from "#lib/running.ts";

/** A look at the queue is as good for this long: a page must not wait anew for one that is away. */
const keptFor = 5_000;

/** The queue of this process as pages and figures see it. */
export const jobSight: JobSight = {
  list: kept(() => runningJobs().list()),
  counts: kept(() => runningJobs().counts()),
};

/** Asks at most once in that time; a failure is kept as long. */
function kept<T>(ask: () => Promise<T>): () => Promise<T> {
  let last: { readonly answer: Promise<T>; readonly at: number } | null = null;
  return () => {
    const now = performance.now();
    if (last === null || now - last.at > keptFor) last = { answer: ask(), at: now };
    return last.answer;
  };
}
