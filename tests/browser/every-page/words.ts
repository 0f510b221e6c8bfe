import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Place } from "#tests/browser/pages.ts";
import { open } from "#tests/browser/visit.ts";

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
  const without = await words(await open(place, { javaScriptEnabled: false }));

  expect(without.length).toBeGreaterThan(0);
  // What goes on where the page without JavaScript ends says more.
  if (!place.isLonger) expect(without).toEqual(await words(page));
}
