import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectNoFindingsEverywhere } from "#tests/browser/every-page/axe.ts";
import { world } from "#tests/browser/ranking-stage.ts";
import { focusRow, openRanking, shownOn } from "#tests/browser/ranking-world.ts";

/** What may be open or in the hand, and how it comes there from a row that has the focus. */
const states: readonly [string, (page: Page) => Promise<unknown>][] = [
  ["nothing", async () => {}],
  ["a lifted row", (page) => page.keyboard.press(" ")],
  [
    "several selected",
    async (page) => {
      for (const key of ["x", "j", "x"]) await page.keyboard.press(key);
    },
  ],
  ["the menu", (page) => page.keyboard.press("m")],
  ["the position", (page) => page.keyboard.press("#")],
  ["the neighbour", (page) => page.keyboard.press("a")],
  [
    "a conflict",
    async (page) => {
      const [first = ""] = await world.order();
      await world.slots("rank", first, "4", "--reason", "another one first");
      await page.keyboard.press("Shift+J");
      await page.getByText("Your move was not applied.").waitFor();
    },
  ],
];

test.each(states)("axe finds nothing weighty with %s", async (_, bring) => {
  const page = await openRanking(world);
  const [, , third = ""] = await shownOn(page);
  await focusRow(page, third);
  await bring(page);
  // What changed is built anew besides, and for a moment a page that is has no title; the titles have a test of their own.
  await expectNoFindingsEverywhere(page, "body");
});

test.each([1440, 1280, 1000])("a lifted row tells its whole name at %i px", async (width) => {
  const page = await openRanking(world, { viewport: { width, height: 900 } });
  const [, , third = ""] = await shownOn(page);
  await focusRow(page, third);
  await page.keyboard.press(" ");

  const name = page.locator("tr[data-mark~=lifted] th a");
  await name.waitFor();
  const [wanted, given] = await name.evaluate((link) => [link.scrollWidth, link.clientWidth]);
  expect(wanted).toBeGreaterThan(40);
  expect(given).toBe(wanted);
});

test("nothing scrolls sideways on the narrowest phone, and each row's button has its size", async () => {
  const page = await openRanking(world, { viewport: { width: 320, height: 700 } });

  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  const boxes = await page.evaluate(() =>
    [...document.querySelectorAll("[data-grip]")].map((grip) => {
      const { width, height, top } = grip.getBoundingClientRect();
      return { width, height, top };
    }),
  );
  expect(boxes.every(({ width, height }) => width >= 36 && height >= 36)).toBe(true);
  const gaps = boxes.slice(1).map(({ top }, index) => top - (boxes[index]?.top ?? 0) - 36);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(8);
});
