import { setTimeout } from "node:timers/promises";
import { isBusy } from "./database-error.ts";

/** How long a statement waits for another connection's lock, in milliseconds. */
export const patience = 30_000;

const longestPause = 20;

/**
 * Does `attempt`, again and again while another connection holds the lock, for at most `limit` milliseconds.
 * The driver's own waiting would block the whole process; between our attempts it goes on working. The pauses
 * differ by chance, so that two processes do not keep meeting.
 */
export async function untilFree<T>(attempt: () => T | Promise<T>, limit = patience): Promise<T> {
  const giveUpAt = performance.now() + limit;
  for (let pause = 1; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= giveUpAt) throw error;
    }
    await setTimeout(pause * (0.5 + Math.random()));
  }
}
