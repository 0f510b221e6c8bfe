import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWindow } from "#tests/browser/window.ts";
import { isHeld } from "#tests/support/bot-traces.ts";
import { startGerrit } from "#tests/support/real-gerrit.ts";
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
