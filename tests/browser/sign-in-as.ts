import type { Locator, Page } from "playwright-core";
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
  await choosePersona(page, persona);
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  await page.waitForLoadState("networkidle");
}

/** The same by a link of the page, which leads back to it. */
export async function signInBy(link: Locator, persona: Persona): Promise<void> {
  const page = link.page();
  await link.click();
  await page.waitForURL(/\/sign-in/);
  await choosePersona(page, persona);
}

async function choosePersona(page: Page, persona: Persona): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.click(`button[data-persona=${persona}]`);
}
