import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished } from "vitest";
import { launchChromium } from "./chromium.ts";
import { watch } from "./watch.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser?.close());

/** How a reader looks: a desktop's window in light colours unless told otherwise. */
export type How = Pick<
  BrowserContextOptions,
  "colorScheme" | "forcedColors" | "javaScriptEnabled" | "reducedMotion" | "viewport"
>;

/** Whose pages a window is for: ours, ours while their service goes away or refuses things, or another program's. */
type Whose = "own" | "forsaken" | "refused" | "foreign";

/** A window, and what went wrong in it so far. */
export type Window = {
  readonly page: Page;
  readonly troubles: readonly string[];
  readonly close: () => Promise<void>;
};

/** In milliseconds; a page may be built, sent and drawn on a busy machine. */
const patience = 60_000;

const desktop = { width: 1440, height: 900 };

/** An empty window that whoever opens it closes; what goes wrong in a foreign page is not noted. */
export async function newWindow(how: How = {}, whose: Whose = "own"): Promise<Window> {
  const context = await browser.newContext({ viewport: desktop, ...how });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const watched = {
    runsScripts: how.javaScriptEnabled ?? true,
    isForsaken: whose === "forsaken" || whose === "refused",
    isRefused: whose === "refused",
  };
  const troubles = whose === "foreign" ? [] : await watch(page, watched);
  return { page, troubles, close: () => context.close() };
}

/** An empty window, there until the test has finished. An error in it fails the test, unless it is a foreign page's. */
export async function openWindow(how: How = {}, whose: Whose = "own"): Promise<Page> {
  const { page, troubles, close } = await newWindow(how, whose);
  onTestFinished(async () => {
    const found = [...troubles];
    await close();
    expect(found).toEqual([]);
  });
  return page;
}

/** Undoes all that was asked of a window since it was opened without a wish. */
export async function lookAsUsual(page: Page): Promise<void> {
  await page.setViewportSize(desktop);
  await page.emulateMedia({
    colorScheme: "light",
    forcedColors: "none",
    media: "screen",
    reducedMotion: "no-preference",
  });
}
