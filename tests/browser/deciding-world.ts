import type { Locator, Page, Route } from "playwright-core";
import type { Persona } from "#lib/flow/personas.ts";
import { signInAs } from "./sign-in-as.ts";
import { openWindow } from "./window.ts";
import { startInvented } from "./worlds.ts";

export type DecidingWorld = Awaited<ReturnType<typeof startDecidingWorld>>;

/** The demonstration, standing still, and its pages as somebody sees them who has signed in. */
export async function startDecidingWorld() {
  const { world, stop } = await startInvented();
  const addressOf = (part: string) => `/${world.project}${part === "" ? "" : `/${part}`}`;
  return {
    ...world,
    stop,
    /** Opens the board or, with `part`, another page of the project. */
    openAs: async (
      persona: Persona,
      part = "",
      whose: Parameters<typeof openWindow>[1] = "own",
    ): Promise<Page> => {
      const page = await openWindow({}, whose);
      await signInAs(page, persona, { address: world.address, path: addressOf(part) });
      return page;
    },
    /** Goes to such a page in this window. */
    go: async (page: Page, part: string): Promise<void> => {
      await page.goto(`${world.address}${addressOf(part)}`);
      await page.waitForLoadState("networkidle");
    },
  };
}

/** A card of the board. */
export const slotOf = (page: Page, number: number) => page.locator(`[data-slot="${number}"]`);
export const dialog = (page: Page) => page.getByRole("dialog");
export const toast = (page: Page) => page.getByRole("region", { name: "What you decided" });
export const strip = (page: Page) => page.getByRole("region", { name: "Decided, not sent yet" });

/** Opens the dialog of one verb by the first menu on the page, or on a part of it. */
export async function choose(from: Page | Locator, verb: string): Promise<void> {
  const page = "page" in from ? from.page() : from;
  await from
    .getByRole("button", { name: /^Decide…/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: new RegExp(`^${verb}…`) }).click();
  await dialog(page).waitFor();
}

/** Says why and sends it by this button, once the dialog knows what follows; gives the words of that. */
export async function send(page: Page, button: string, reason = "for the test"): Promise<string> {
  const submit = dialog(page).getByRole("button", { name: button, exact: true });
  await dialog(page).getByLabel("Why?").fill(reason);
  await submit.and(page.locator("[type=submit][aria-disabled=false]")).waitFor();
  const follows = await dialog(page).getByRole("status").textContent();
  await submit.click();
  await dialog(page).waitFor({ state: "detached" });
  return follows ?? "";
}

/** Whether a request only asks what would follow. */
export const isPreview = (route: Route): boolean => route.request().postDataJSON().preview === true;
