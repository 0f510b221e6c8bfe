import { setTimeout } from "node:timers/promises";
import { GerritError } from "./error.ts";

const tries = 3;
const firstDelay = 500;
/** No new try begins later than this after the first, in milliseconds: a pass must not hang on one call. */
const patience = 15_000;

/** Time and chance of the retries; a test brings its own. */
export type Waiting = {
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  readonly random: () => number;
};

export const realWaiting: Waiting = { sleep: setTimeout, random: Math.random };

/**
 * Repeats a call that failed with an error of which `worthIt` is true: at most three tries, after about 0.5 and 2
 * seconds with jitter. Throws the last error.
 */
export async function withRetries<T>(
  call: (attempt: number) => Promise<T>,
  worthIt: (error: GerritError) => boolean,
  { sleep, random }: Waiting,
): Promise<T> {
  const start = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call(attempt);
    } catch (error) {
      const isLast = attempt === tries || performance.now() - start > patience;
      if (isLast || !(error instanceof GerritError) || !worthIt(error)) throw error;
    }
    await sleep(firstDelay * 4 ** (attempt - 1) * (0.5 + random()));
  }
}
