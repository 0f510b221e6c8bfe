import type { Page } from "playwright-core";
import { expect } from "vitest";

/** That a screen reader finds its way: one main part, headings without a gap, parts with names of their own. */
export async function expectWay(page: Page): Promise<void> {
  expect(await headings(page)).toEqual(expect.arrayContaining([[1, expect.stringMatching(/\S/)]]));
  const levels = (await headings(page)).map(([level]) => level);
  expect(levels.filter((level) => level === 1)).toEqual([1]);
  for (const [index, level] of levels.slice(1).entries()) {
    expect(level, "a level below its parent").toBeLessThanOrEqual((levels[index] ?? 0) + 1);
  }
  expect(await page.getByRole("main").count()).toBe(1);
  const names = await page.evaluate(() =>
    [...document.querySelectorAll("nav")].map((nav) => nav.getAttribute("aria-label")),
  );
  expect(new Set(names).size, `names of ${names}`).toBe(names.length);
}

/** Level and words of each, in order. */
async function headings(page: Page): Promise<readonly (readonly [number, string | null])[]> {
  const found = await page.getByRole("heading").all();
  return await Promise.all(
    found.map(async (heading) => {
      const level = await heading.evaluate((element) => Number(element.tagName.slice(1)));
      return [level, await heading.textContent()] as const;
    }),
  );
}
