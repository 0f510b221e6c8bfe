import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import type { Browser } from "playwright-core";

/** A window that a picture is taken of. */
export type View = {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: "light" | "dark";
  /** Also what is below the window; so where nobody says. */
  readonly isWhole?: boolean;
};

const desktop = { width: 1440, height: 900 };
const phone = { width: 375, height: 812 };

export const views: readonly View[] = [
  { name: "light", ...desktop, colorScheme: "light" },
  { name: "dark", ...desktop, colorScheme: "dark" },
  { name: "phone", ...phone, colorScheme: "light" },
  { name: "phone-dark", ...phone, colorScheme: "dark" },
];

/** What stands at the address as a file; the whole of it however long it is, unless the view says otherwise. */
export async function takePicture(browser: Browser, url: string, view: View, file: string) {
  const { width, height, colorScheme, isWhole = true } = view;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion: "reduce",
  });
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.evaluate(() => document.fonts.ready);
    await mkdir(dirname(file), { recursive: true });
    await page.screenshot({ path: file, fullPage: isWhole });
  } finally {
    await context.close();
  }
}
