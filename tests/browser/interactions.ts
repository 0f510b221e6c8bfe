import type { Page } from "playwright-core";

/** Makes the processor of this page four times as slow, and begins to watch how long its interactions take. */
export async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.evaluate(() => {
    new PerformanceObserver((list) => {
      const { dataset } = document.documentElement;
      for (const entry of list.getEntries()) {
        const isInteraction = "interactionId" in entry && entry.interactionId !== 0;
        const before = Number(dataset["slowest"] ?? 0);
        if (isInteraction) dataset["slowest"] = `${Math.max(before, entry.duration)}`;
      }
    }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  });
}

/** How long the slowest event of pressing this key took until it was painted, in ms; 0 for less than a frame. */
export async function pressed(page: Page, key: string): Promise<number> {
  await page.evaluate(() => delete document.documentElement.dataset["slowest"]);
  await page.keyboard.press(key);
  await page.waitForTimeout(300);
  return await page.evaluate(() => Number(document.documentElement.dataset["slowest"] ?? 0));
}

/** Of the tries of each key the quickest: others may have met what else is at work on the machine. */
export const quickest = (tries: readonly (readonly number[])[]): readonly number[] =>
  (tries[0] ?? []).map((_, key) => Math.min(...tries.map((one) => one[key] ?? Number.NaN)));

/** The middle one. */
export const median = (durations: readonly number[]): number =>
  durations.toSorted((a, b) => a - b)[Math.floor(durations.length / 2)] ?? Number.NaN;
