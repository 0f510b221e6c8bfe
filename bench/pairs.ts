import { setImmediate } from "node:timers/promises";
import type { Goal, Measured } from "./figure.ts";

/** Does its work once and gives what it cost: milliseconds, of the clock or of the processor. */
export type Run = () => Promise<number>;

export type Ratios = {
  readonly ratios: readonly number[];
  readonly ours: number;
  readonly bare: number;
};

/**
 * Runs both sides in turn, so that whatever else the machine does falls on both, and every second time in the other
 * order. The first `warmUp` pairs are not counted.
 */
export async function inPairs(ours: Run, bare: Run, times: number, warmUp = 2): Promise<Ratios> {
  const pairs: { ours: number; bare: number }[] = [];
  for (let turn = -warmUp; turn < times; turn += 1) {
    const pair = turn % 2 === 0 ? await both(ours, bare) : swapped(await both(bare, ours));
    if (turn >= 0) pairs.push({ ours: pair.first, bare: pair.second });
  }
  return {
    ratios: pairs.map((pair) => pair.ours / pair.bare),
    ours: quantile(
      pairs.map((pair) => pair.ours),
      0.5,
    ),
    bare: quantile(
      pairs.map((pair) => pair.bare),
      0.5,
    ),
  };
}

async function both(a: Run, b: Run) {
  return { first: await settled(a), second: await settled(b) };
}

const swapped = ({ first, second }: { first: number; second: number }) => ({
  first: second,
  second: first,
});

/** What one side leaves behind is not the other's cost. */
async function settled(run: Run): Promise<number> {
  await setImmediate();
  return run();
}

/** Ratios as a row: judged by the favourable quartile, told with the median. */
export function asMeasured(
  what: string,
  goal: Goal | null,
  { ratios, ours, bare }: Ratios,
  shown: (value: number) => string = ms,
): Measured {
  const favourable = quantile(ratios, goal?.bound === "at least" ? 0.75 : 0.25);
  const median = quantile(ratios, 0.5);
  return {
    what,
    goal,
    value: favourable,
    details: `median ${median.toFixed(2)} of ${ratios.length} pairs; ${shown(ours)} to ${shown(bare)}`,
  };
}

/** Milliseconds as a person reads them. */
export const ms = (value: number): string =>
  value >= 100 ? `${value.toFixed(0)} ms` : `${value.toFixed(value >= 10 ? 1 : 2)} ms`;

/** The value below which this share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Milliseconds by the clock. */
export async function clock(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Milliseconds that this process's threads had the processor; other processes' work does not count. */
export async function processor(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
