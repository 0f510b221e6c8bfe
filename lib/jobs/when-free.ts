import { setTimeout as pause } from "node:timers/promises";

/** For how long another process's write is waited for, in milliseconds. */
const patience = 10_000;
const longestPause = 20;

/**
 * Does a statement, again and again while another process writes. The driver's own waiting would stop the whole
 * process; between our attempts it goes on.
 */
export async function whenFree<T>(attempt: () => T): Promise<T> {
  const giveUpAt = performance.now() + patience;
  for (let wait = 1; ; wait = Math.min(wait * 2, longestPause)) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= giveUpAt) throw error;
    }
    await pause(wait * (0.5 + Math.random()));
  }
}

/** Whether another connection was writing just then. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
