import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWindow } from "#tests/browser/window.ts";
import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { type ServedStage, servedStage } from "./served-stage.ts";

let served: ServedStage;

beforeAll(async () => {
  served = await servedStage(await startSandboxServer());
});

afterAll(() => served?.close());

const patience = { timeout: 60_000, interval: 200 };
/** For stories in which the service starts again. */
const long = 300_000;
const reason = ["--reason", "for the test"];

/** The project's board once it hears of what changes, and what is in its slots. */
async function openBoard(kind: "own" | "forsaken" = "own") {
  const page = await openWindow({}, kind);
  await Promise.all([
    page.waitForResponse((response) => response.url().endsWith("/events")),
    page.goto(served.pages),
  ]);
  const inSlots = page.locator("[data-slot]");
  return { page, slots: async () => (await inSlots.allTextContents()).join() };
}

test("an open board follows what is decided, without being loaded again", async () => {
  const { page, slots } = await openBoard();
  await page.evaluate(() => document.body.setAttribute("data-loaded", "once"));
  expect(await slots()).toContain("cells-v2");

  await served.stage.ask("release", "cells-v2", ...reason);

  await expect.poll(slots, patience).toContain("serial-ports");
  expect(await page.locator("body").getAttribute("data-loaded")).toBe("once");
});

test("nothing moves under the pointer; the page offers what changed", async () => {
  const { page, slots } = await openBoard();
  await page.locator("[data-slot]").first().hover();
  expect(await slots()).toContain("serial-ports");

  await served.stage.ask("ready", "cells-v2", ...reason);
  await served.stage.ask("release", "serial-ports", ...reason);

  const offer = page.getByRole("button", { name: /new decisions?, show$/ });
  await offer.waitFor();
  expect(await slots()).toContain("serial-ports");
  // The slot falls free before it is given again: each is one more offer, while the pointer stays.
  const shown = async () => {
    await offer.press("Enter", { timeout: 1_000 }).catch(() => {});
    return await slots();
  };
  await expect.poll(shown, patience).toContain("cells-v2");
  await expect.poll(() => offer.count(), patience).toBe(0);
});

test.each(["SIGTERM", "SIGKILL"] as const)(
  "a page that is open while the service ends by %s says so, and is true again by itself",
  async (signal) => {
    const { page, slots } = await openBoard("forsaken");
    const before = (await slots()).includes("cells-v2") ? "cells-v2" : "serial-ports";
    const after = before === "cells-v2" ? "serial-ports" : "cells-v2";

    await served.stopBy(signal);
    await page.getByText("This page may be behind.").waitFor();
    expect(await slots()).toContain(before);
    await served.stage.ask("ready", after, ...reason);
    await served.stage.ask("release", before, ...reason);
    await served.startAgain();

    await expect.poll(slots, patience).toContain(after);
    await expect.poll(() => page.getByText("This page may be behind.").count(), patience).toBe(0);
    expect(page.url()).toBe(served.pages);
  },
  long,
);

test(
  "who follows a link while the service is away is told so in sight, and gets there once it is back",
  async () => {
    const { page } = await openBoard("forsaken");
    await page.setViewportSize({ width: 375, height: 500 });
    await page.mouse.wheel(0, 600);

    await served.stopBy("SIGTERM");
    await page.getByText("This page may be behind.").waitFor();
    expect(await isInSight(page.getByText("This page may be behind."))).toBe(true);
    await page.getByRole("link", { name: "Backlog" }).locator("visible=true").click();
    const waits = page.getByText("The service does not answer.");
    await waits.waitFor();
    expect(await isInSight(waits)).toBe(true);
    await served.startAgain();

    await expect.poll(() => page.url(), patience).toMatch(/\/backlog$/);
    await expect.poll(() => waits.count(), patience).toBe(0);
  },
  long,
);

const isInSight = (words: Locator) =>
  words.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const [across, down] = [x + width / 2, y + height / 2];
    return element.contains(document.elementFromPoint(across, down));
  });

test("a browser that is offline is told so, and goes on once it is not", async () => {
  const { page } = await openBoard("forsaken");

  await page.context().setOffline(true);
  await page.getByText("Your browser is offline.").waitFor();
  await page.context().setOffline(false);

  await expect.poll(() => page.getByText("Your browser is offline.").count(), patience).toBe(0);
});
