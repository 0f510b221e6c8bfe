import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { world } from "#tests/browser/deciding-stage.ts";
import {
  choose,
  dialog,
  isPreview,
  send,
  slotOf,
  strip,
  toast,
} from "#tests/browser/deciding-world.ts";
import { signInAs } from "#tests/browser/sign-in-as.ts";

const reason = (page: Page) => dialog(page).getByLabel("Why?");

test("who signs in where another one has typed begins anew", async () => {
  const page = await world.openAs("core", "", "refused");
  await choose(slotOf(page, 1), "Release");
  await reason(page).fill("the words of a core");
  const other = await page.context().newPage();
  await signInAs(other, "lead", { address: world.address, path: `/${world.project}` });

  // The page hears of what the other one decides, and is built anew for who is signed in now.
  await choose(slotOf(other, 2), "Ready");
  await send(other, "It is ready");

  await expect.poll(() => reason(page).inputValue(), { timeout: 20_000 }).toBe("");
});

test("a draft of the policy is there again for who signs in again, and for nobody else", async () => {
  const page = await world.openAs("core", "/policy", "refused");
  const field = page.getByRole("textbox", { name: "slots.count" });
  await field.fill("7");
  await page.getByRole("button", { name: "Review 1 setting…" }).waitFor();
  const other = await page.context().newPage();
  const sign = (persona: "lead" | "core") =>
    signInAs(other, persona, { address: world.address, path: `/${world.project}` });

  await sign("lead");
  await page.reload();
  await page.waitForLoadState("networkidle");
  expect(await field.inputValue()).toBe("10");
  await sign("core");
  await page.reload();

  await page.getByRole("button", { name: "Review 1 setting…" }).waitFor();
  expect(await field.inputValue()).toBe("7");
  await page.getByRole("button", { name: "Reset all" }).click();
  await page.reload();
  await page.waitForLoadState("networkidle");
  expect(await field.inputValue()).toBe("10");
});

test("trouble with one decision takes no undo from another", async () => {
  const page = await world.openAs("core", "", "refused");
  await choose(slotOf(page, 3), "Release");
  await send(page, "Release it");
  await strip(page).waitFor();
  const json = { code: "moved", detail: "Somebody was faster.", remedy: "Look again." };
  await page.route(/\/release$/, async (route) => {
    if (isPreview(route)) return route.continue();
    await pause(500);
    await route.fulfill({ status: 409, json });
  });
  await choose(slotOf(page, 4), "Release");
  await reason(page).fill("given up meanwhile");
  await dialog(page).locator("[type=submit][aria-disabled=false]").waitFor();
  await page.keyboard.press("Enter");
  await dialog(page).getByRole("button", { name: "Sending…" }).waitFor();
  await page.keyboard.press("Escape");
  await toast(page)
    .getByText(/^Not done: .* Somebody was faster\. Look again\. To be undone still: /)
    .waitFor();

  await page.keyboard.press("z");

  await strip(page).waitFor({ state: "detached" });
});
