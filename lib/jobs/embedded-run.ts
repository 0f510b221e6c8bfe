import type { Claimed, Queue } from "./embedded-queue.ts";
import type { Handlers, Job } from "./engine.ts";
import { type OnTrouble, pauseAfter, type Tuning, textOf } from "./tuning.ts";
import { whenFree } from "./when-free.ts";

/** What a run needs of its engine. */
export type Means = {
  readonly queue: Queue;
  readonly handlers: Handlers;
  readonly tuning: Tuning;
  readonly onTrouble: OnTrouble;
};

/** One run under way. */
export type Run = { readonly claimed: Claimed; readonly stop: AbortController };

/** Does the job and writes down how it ended. Where that can't be written, the lease runs out and it is run again. */
export async function carryOut(means: Means, { claimed, stop }: Run): Promise<void> {
  const { queue, handlers, tuning, onTrouble } = means;
  try {
    if (claimed.losses >= tuning.losses) {
      const text = `Its process ended ${claimed.losses} times while it ran.`;
      await whenFree(() => queue.bury(claimed, text, claimed.losses, Date.now()));
      return;
    }
    const error = await failureOf(handlers, jobOf(queue, claimed, stop.signal));
    await whenFree(() => writeEnd(queue, claimed, error, tuning));
  } catch (error) {
    onTrouble(error, "the end of a job could not be written down; it is run again");
  }
}

/** What the handler threw, in words; null when it went well. */
async function failureOf(handlers: Handlers, job: Job): Promise<string | null> {
  try {
    await handlers[job.kind](job);
    return null;
  } catch (error) {
    return textOf(error);
  }
}

function writeEnd(queue: Queue, claimed: Claimed, error: string | null, tuning: Tuning): void {
  const now = Date.now();
  const failures = claimed.failures + 1;
  if (error === null) queue.done(claimed);
  else if (failures >= tuning.attempts) queue.bury(claimed, error, failures, now);
  else queue.failed(claimed, error, now + pauseAfter(failures, tuning));
}

const jobOf = (queue: Queue, claimed: Claimed, signal: AbortSignal): Job => ({
  kind: claimed.kind,
  key: claimed.key,
  attempt: claimed.failures + 1,
  token: claimed.token,
  signal,
  isMine: () => whenFree(() => queue.isHeld(claimed)),
});
