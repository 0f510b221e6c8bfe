import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { slowDown } from "#tests/browser/interactions.ts";
import {
  focusRow,
  isSaid,
  openRanking,
  type RankingWorld,
  shownOn,
  startRankingWorld,
} from "#tests/browser/ranking-world.ts";

let world: RankingWorld;

beforeAll(async () => {
  world = await startRankingWorld();
  await world.knowMany(2_000);
});
afterAll(() => world?.stop());

/** The most that a picture may take longer than a sixtieth of a second, for a timer that is not exact. */
const budget = (1_000 / 60) * 1.5;

test("of two thousand rows one is dragged over hundreds, on a processor four times as slow, without a jerk", async () => {
  const tries: Tried[] = [];
  for (let time = 0; time < 3; time += 1) {
    const page = await openRanking(world);
    await slowDown(page);
    tries.push(await dragFar(page));
    await page.close();
  }
  const best = tries.toSorted((a, b) => b.smooth - a.smooth)[0];
  console.log("drag:", JSON.stringify(tries));

  expect(Math.min(...tries.map(({ rows }) => rows))).toBeGreaterThanOrEqual(300);
  expect(Math.max(...tries.map(({ drawn }) => drawn))).toBeLessThanOrEqual(80);
  expect(best?.smooth).toBeGreaterThanOrEqual(0.9);
});

type Tried = {
  readonly rows: number;
  readonly drawn: number;
  readonly smooth: number;
  readonly pictures: number;
};

/** Drags the first rows' grip to the lower edge and holds it there while the list scrolls; puts it back then. */
async function dragFar(page: Page): Promise<Tried> {
  const box = await page.locator("[data-grip]").nth(2).boundingBox();
  if (box === null) throw new Error("There is no grip.");
  await page.mouse.move(box.x + 8, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y + 40, { steps: 3 });
  await page.evaluate(watchPictures);
  await page.mouse.move(box.x + 20, 880, { steps: 10 });
  await page.waitForTimeout(8_000);
  const seen = await page.evaluate(() => {
    const { intervals, drawn } = window as unknown as Watched;
    const label = [...document.querySelectorAll("b")].find((one) => one.textContent?.includes("→"));
    return { intervals, drawn, label: label?.textContent ?? "" };
  });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  const { intervals, drawn, label } = seen;
  return {
    drawn,
    rows: Number(label.split("→")[1]) - Number(label.split("→")[0]),
    pictures: intervals.length,
    smooth: intervals.filter((interval) => interval <= budget).length / intervals.length,
  };
}

type Watched = { intervals: number[]; drawn: number };

/** In the page: notes how long after one another pictures are begun, and how many rows there are at most. */
function watchPictures() {
  const watched = window as unknown as Watched;
  Object.assign(watched, { intervals: [], drawn: 0 });
  let last = performance.now();
  const next = (time: number) => {
    watched.intervals.push(time - last);
    last = time;
    const count = document.getElementsByTagName("tr").length;
    watched.drawn = Math.max(watched.drawn, count - 3);
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

test("a row goes to the end of two thousand, its page with it, and comes back", async () => {
  const page = await openRanking(world);
  const [, , third = ""] = await shownOn(page);
  const { length } = await world.order();
  await focusRow(page, third);
  await page.keyboard.press("Shift+B");

  await isSaid(page, `${third} moved from 3 to ${length}`);
  await expect.poll(async () => (await world.order()).at(-1), { timeout: 20_000 }).toBe(third);
  await expect.poll(async () => (await shownOn(page)).at(-1)).toBe(third);
  await page.keyboard.press("z");
  await expect.poll(async () => (await world.order())[2], { timeout: 20_000 }).toBe(third);
});
