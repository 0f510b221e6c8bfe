import type { Page } from "playwright-core";
import { expect } from "vitest";

const widths = [320, 375, 640, 860, 1200, 1440, 2560];

/** How far the page is wider than its window, and what sticks out. */
async function overflow(page: Page) {
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
      .map((element) => `${element.tagName} ${element.className} ${element.textContent}`)
      .map((text) => text.slice(0, 100));
  });
}

/** That nothing scrolls sideways at any width. */
export async function expectToFit(page: Page): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    expect.soft(await overflow(page), `${width} px`).toEqual([]);
  }
}

/** That it does not on paper and in forced colours either. */
export async function expectToFitOtherwise(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.emulateMedia({ forcedColors: "active" });
  expect.soft(await overflow(page), "forced colours").toEqual([]);
  await page.emulateMedia({ forcedColors: "none", media: "print" });
  await page.setViewportSize({ width: 718, height: 1000 });
  expect.soft(await overflow(page), "A4").toEqual([]);
}

/** That nothing moves for who wants no motion. */
export async function expectToBeStill(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .map((element) => ({ element, style: getComputedStyle(element) }))
      .filter(({ style }) =>
        [style.transitionDuration, style.animationDuration].some(
          (time) => Number.parseFloat(time) > 0.001,
        ),
      )
      .map(({ element }) => `${element.tagName} ${element.className}`),
  );
  expect(moving).toEqual([]);
}
