import type { Page } from "playwright-core";
import { expect } from "vitest";

/** What takes the focus, in the order of the page, as `words <tag>`. */
async function reachable(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
      .filter((element) => element instanceof HTMLElement)
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => element.tabIndex >= 0 && !element.matches(":disabled"))
      .map((element, index) => {
        element.dataset["order"] = `${index}`;
        return `${index} ${element.tagName} ${element.textContent.slice(0, 60)}`;
      }),
  );
}

/** `isSeen`: nothing covers it, and it is in the window. */
type Stop = { readonly what: string; readonly hasRing: boolean; readonly isSeen: boolean };

/** Where the focus is, and whether it can be seen there: at once, or as soon as a busy machine has drawn it. */
async function focused(page: Page): Promise<Stop | null> {
  const deadline = performance.now() + patience;
  for (;;) {
    const stop = await look(page);
    if (stop === null || stop.isSeen || performance.now() > deadline) return stop;
  }
}

/** In milliseconds; what is not seen after so long never is. */
const patience = 5_000;

async function look(page: Page): Promise<Stop | null> {
  return await page.evaluate(async () => {
    // A part of a date field is scrolled to with the next picture.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const [box] = element.getClientRects();
    const { left = 0, top = 0, width = 0, height = 0 } = box ?? {};
    const shown = document.elementFromPoint(left + width / 2, top + height / 2);
    const isDrawn = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    return {
      what: `${element.dataset["order"]} ${element.tagName} ${element.textContent.slice(0, 60)}`,
      hasRing: isDrawn && !outlineColor.endsWith(", 0)"),
      isSeen: element.contains(shown),
    };
  });
}

/** Its number and its tag: its words may tell an age, and that goes on. */
const placeOf = (what: string): string => what.split(" ").slice(0, 2).join(" ");

/** A date is one field with a stop for its day, its month, its year and its calendar. */
const mostStops = 4;

/** Where Tab stops until it has been to so many places. */
async function stopsOf(page: Page, places: number): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  for (let press = 0; press < places * mostStops; press += 1) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    // After the last one it leaves the page, or begins anew.
    if (stop === null || stop.what === stops[0]?.what) break;
    if (stop.what !== stops.at(-1)?.what) stops.push(stop);
  }
  return stops;
}

/** That Tab reaches everything, in order and seen. */
export async function expectTabToReachAll(page: Page): Promise<void> {
  const wanted = await reachable(page);

  const stops = await stopsOf(page, wanted.length);
  // What only a row in focus brings, as its panel, was not there when they were numbered.
  const numbered = stops.map(({ what }) => what).filter((what) => !what.startsWith("undefined "));
  expect(numbered.map(placeOf)).toEqual(wanted.map(placeOf));
  expect(stops.filter(({ hasRing, isSeen }) => !hasRing || !isSeen)).toEqual([]);
}
