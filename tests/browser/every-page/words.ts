import type { Page } from "playwright-core";
import { expect } from "vitest";
import { isSameDay } from "#lib/domain/phrases.ts";
import type { Place } from "#tests/browser/pages.ts";
import { open, show } from "#tests/browser/visit.ts";

/** The words that a reader sees, but for how long ago things were: that goes on between two visits. */
async function words(page: Page): Promise<readonly string[]> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is no word that a reader sees.
  const text = await page.locator("body").innerText();
  return text
    .replaceAll(/\d+ (?:s|min|h|d)\b/g, "a while")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** That it says the same without JavaScript. */
export async function expectSameWords(page: Page, place: Place): Promise<void> {
  let without = await wordsWithout(place);
  // Over midnight "today" becomes another day.
  if (!isSameDay(await openedAt(page), new Date())) {
    await show(page, place);
    without = await wordsWithout(place);
  }

  expect(without.length).toBeGreaterThan(0);
  // What goes on where the page without JavaScript ends says more.
  if (!place.isLonger) expect(without).toEqual(await words(page));
}

const wordsWithout = async (place: Place) => words(await open(place, { javaScriptEnabled: false }));

const openedAt = async (page: Page) => new Date(await page.evaluate(() => performance.timeOrigin));
