import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWindow } from "#tests/browser/window.ts";
import { isHeld } from "#tests/support/bot-traces.ts";
import { startGerrit } from "#tests/support/real-gerrit.ts";
import { uploadWork } from "#tests/support/stage.ts";
import { type ServedStage, servedStage } from "./served-stage.ts";

let served: ServedStage;

beforeAll(async () => {
  served = await servedStage(await startGerrit("3.9.4"));
});

afterAll(() => served?.close());

const patience = { timeout: 60_000, interval: 200 };

const calming = "Waiting for a review slot, not a judgement of the code";

test("in Gerrit's own pages the closed line says by itself that nobody judged the code", async () => {
  const page = await openWindow({ viewport: { width: 1440, height: 900 } }, "foreign");
  const { server, repository } = served.stage;
  for (const change of served.held) {
    await page.goto(`${server.url}c/${repository}/+/${change}`);
    const line = page.locator("gr-message .message.hideOnOpen").last();
    await line.waitFor();

    for (const width of [1440, 1024]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => shownOf(line), patience).toContain(`${calming}: 1st in line on `);
    }
    await page.setViewportSize({ width: 768, height: 900 });
    await expect.poll(() => shownOf(line), patience).toContain(calming);
  }
  await mkdir("screenshots/gerrit", { recursive: true });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.screenshot({ path: "screenshots/gerrit/held-change.png" });
});

/** What the box of a line leaves whole of its words. */
function shownOf(line: ReturnType<Page["locator"]>): Promise<string> {
  return line.evaluate((box) => {
    const { right } = box.getBoundingClientRect();
    const range = document.createRange();
    const nodes = [...box.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const letters = nodes.flatMap((node) =>
      [...(node.textContent ?? "")].map((letter, index) => {
        range.setStart(node, index);
        range.setEnd(node, index + letter.length);
        return range.getBoundingClientRect().right <= right ? letter : "";
      }),
    );
    return letters.join("");
  });
}

test("a freed slot takes the −2 off the server, and the open page that told of it says so by itself", async () => {
  const { stage, pages, held } = served;
  const [change] = held;
  const page = await openWindow();
  await page.goto(`${pages}/changes/${change}`);
  const answer = page.locator("main");

  expect(await isHeld(stage, change)).toBe(true);
  await expect.poll(() => answer.textContent(), patience).toContain("serial-ports is 1st in line");

  await stage.ask("done", "cells-v2", "--reason", "it landed");

  await expect.poll(() => isHeld(stage, change), patience).toBe(false);
  await expect.poll(() => answer.textContent(), patience).toContain("serial-ports is in slot 1");
});

test("a core signs in with a token of Gerrit, ranks work to the top, frees a slot, and the −2 leaves the server", async () => {
  const { stage, pages } = served;
  const change = await uploadWork(stage, "fast-import");
  await stage.import("fast-import");
  await expect.poll(() => isHeld(stage, change), patience).toBe(true);
  const page = await openWindow();
  const [core] = stage.people.cores;

  await page.goto(`${new URL(pages).origin}/sign-in?to=/nova/backlog`);
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Username").fill(core.username);
  await page.getByLabel("HTTP password or token").fill(core.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  const row = page.locator('tr[data-name="fast-import"]');
  await row.waitFor();
  await page.waitForLoadState("networkidle");
  await row.locator("a").focus();
  await page.keyboard.press("Shift+T");
  const order = async () => (await stage.ask<{ rank: number }>("why", "fast-import")).rank;
  await expect.poll(order, patience).toBe(1);

  await page.goto(pages);
  await page.waitForLoadState("networkidle");
  await page
    .locator("[data-slot='1']")
    .getByRole("button", { name: /^Decide…/ })
    .click();
  await page.getByRole("menuitem", { name: /^Release…/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByText(/holds? (?:comes?|goe?s?) o/)
    .first()
    .waitFor();
  await dialog.getByLabel("Why?").fill("fast-import is more urgent");
  await dialog.locator("button[type=submit][aria-disabled=false]").waitFor();
  await dialog.getByRole("button", { name: "Release it" }).click();

  await page.getByText("fast-import is more urgent").first().waitFor();
  expect(await isHeld(stage, change)).toBe(true);
  await expect.poll(() => isHeld(stage, change), { ...patience, timeout: 90_000 }).toBe(false);
  await expect
    .poll(() => page.locator("[data-slot='1']").textContent(), patience)
    .toContain("fast-import");
});
