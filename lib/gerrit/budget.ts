import { setTimeout as sleep } from "node:timers/promises";

/** How much of a server one client may use: calls a second on average, calls at once after a rest, calls in flight. */
export type Allowance = {
  readonly perSecond: number;
  readonly burst: number;
  readonly inFlight: number;
};

/** Runs work when the server's allowance has room for it, in the order of asking. */
export type Budget = <T>(work: () => Promise<T>) => Promise<T>;

/** A token bucket before a gate of `inFlight` places. */
export function createBudget({ perSecond, burst, inFlight }: Allowance): Budget {
  const waiting: (() => void)[] = [];
  let free = inFlight;
  let tokens = burst;
  let countedAt = performance.now();

  /** Milliseconds until the token taken now is earned: tokens may go below zero, and who took them waits. */
  function takeToken(): number {
    const now = performance.now();
    tokens = Math.min(burst, tokens + ((now - countedAt) / 1000) * perSecond) - 1;
    countedAt = now;
    return tokens >= 0 ? 0 : (-tokens / perSecond) * 1000;
  }

  async function enter(): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((admit) => waiting.push(admit));
  }

  /** Hands the place to the next in line, so that nobody who comes later takes it. */
  function leave(): void {
    const admit = waiting.shift();
    if (admit) admit();
    else free += 1;
  }

  return async (work) => {
    await enter();
    try {
      const wait = takeToken();
      if (wait > 0) await sleep(wait);
      return await work();
    } finally {
      leave();
    }
  };
}

/** Runs work one after the other for each key, in the order of asking; different keys do not wait for each other. */
export function createTurns(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, mine);
    const forget = () => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(forget, forget);
    return mine;
  };
}
