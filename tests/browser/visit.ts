import type { Page } from "playwright-core";
import { expect, inject } from "vitest";
import type { Place } from "./pages.ts";
import { isTakenOver } from "./taken-over.ts";
import { type How, openWindow } from "./window.ts";

/** Opens the page, and waits until React has taken it over and nothing is being loaded. */
export async function open(place: Place, how: How = {}): Promise<Page> {
  const page = await openWindow(how);
  if (how.javaScriptEnabled === false) await go(page, place);
  else await show(page, place);
  return page;
}

/** Goes to the page in this window that runs scripts, and waits likewise. */
export async function show(page: Page, place: Place): Promise<void> {
  await go(page, place);
  await page.waitForFunction(isTakenOver);
}

/** Goes to the page in this window. */
export async function go(page: Page, place: Place): Promise<void> {
  const world = inject("worlds")[place.in];
  const response = await page.goto(`${world.address}${place.path(world)}`);
  expect(response?.status()).toBe(place.status);
}
