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

/**
 * Does the job (after `before`, which lets timers have their turn), writes down how it ended, and gives the next one, claimed by `next` in the same write; null where there
 * is none. Where the end can't be written, the lease runs out and the job is run again.
 */
export async function carryOut(
  means: Means,
  { claimed, stop }: Run,
  before: Promise<void> | null,
  next: () => Claimed | null,
): Promise<Claimed | null> {
  const { queue, handlers, tuning, onTrouble } = means;
  if (before !== null) await before;
  const isPoison = claimed.losses >= tuning.losses;
  const error = isPoison ? null : await failureOf(handlers, jobOf(queue, claimed, stop.signal));
  const end = () => {
    if (isPoison) buryPoison(queue, claimed);
    else writeEnd(queue, claimed, error, tuning);
    return next();
  };
  try {
    return await whenFree(() => queue.inOne(end));
  } catch (trouble) {
    onTrouble(trouble, "the end of a job could not be written down; it is run again");
    return null;
  }
}

function buryPoison(queue: Queue, claimed: Claimed): void {
  const text = `Its process ended ${claimed.losses} times while it ran.`;
  queue.bury(claimed, text, claimed.losses, Date.now());
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
