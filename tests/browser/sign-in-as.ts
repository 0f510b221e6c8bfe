import type { Page } from "playwright-core";
import type { Persona } from "#lib/flow/personas.ts";

/**
 * Signs this window in as one of the demonstration's people, on whose service it shows a page or on the one at
 * `address`, and comes back to `path`.
 */
export async function signInAs(
  page: Page,
  persona: Persona,
  { address = new URL(page.url()).origin, path = "/" } = {},
): Promise<void> {
  await page.goto(`${address}/sign-in?to=${encodeURIComponent(path)}`);
  await page.waitForLoadState("networkidle");
  await page.click(`button[data-persona=${persona}]`);
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  await page.waitForLoadState("networkidle");
}
