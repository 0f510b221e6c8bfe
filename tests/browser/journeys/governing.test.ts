import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { world } from "#tests/browser/deciding-stage.ts";
import { dialog, send, toast } from "#tests/browser/deciding-world.ts";
import { expectNoFindingsIn } from "#tests/browser/every-page/axe.ts";
import { openWindow } from "#tests/browser/window.ts";

test("ten slots become eight: seen before it is decided, and undone", async () => {
  const page = await world.openAs("core", "policy");
  await page.getByLabel("slots.count").fill("8");
  await page.getByRole("button", { name: "Review 1 setting…" }).click();

  await dialog(page).getByText("slots.count from 10 to 8", { exact: true }).waitFor();
  await dialog(page).getByText("Slots 9 and 10 close").waitFor();
  await expectNoFindingsIn(page, "dialog");
  await send(page, "Change 1 setting");

  await page.getByRole("heading", { name: /^8 slots/ }).waitFor();
  await page.getByRole("button", { name: /^Review/ }).waitFor({ state: "detached" });
  await expect.poll(() => focused(page)).not.toBe("BODY");
  await toast(page).getByRole("button", { name: "Undo" }).click();
  await page.getByRole("heading", { name: /^10 slots/ }).waitFor();
  expect(await page.getByLabel("slots.count").inputValue()).toBe("10");
});

test("a setting that can't be so says what it takes, and a preset only fills the fields", async () => {
  const page = await world.openAs("operator", "policy");
  await page.getByLabel("slots.count").fill("none");
  await page.getByText("Not yet: slots.count can't be so.").waitFor();

  await page.getByRole("button", { name: "Runways" }).click();

  await page.getByRole("button", { name: "Review 2 settings…" }).waitFor();
  await page.getByRole("button", { name: "Reset slots.debt" }).click();
  await page.getByRole("button", { name: "Review 1 setting…" }).waitFor();
});

test("who changed the policy meanwhile is named before anything is sent, and what was typed stays", async () => {
  const page = await world.openAs("core", "policy", "refused");
  const other = await world.openAs("operator", "policy");
  await page.getByLabel("brake.newHolds", { exact: true }).fill("30");
  await page.getByRole("button", { name: /^Review/ }).click();
  await dialog(page).getByText("brake.newHolds from 20 to 30", { exact: true }).waitFor();
  await other.getByLabel("bump.warnAfter").fill("6d");
  await other.getByRole("button", { name: /^Review/ }).click();
  await send(other, "Change 1 setting");

  await dialog(page).getByLabel("Why?").fill("a busy week");
  await dialog(page)
    .getByText(/has changed the policy/)
    .waitFor();
  expect(await dialog(page).getByLabel("Why?").inputValue()).toBe("a busy week");
  await page.keyboard.press("Escape");
  expect(await page.getByLabel("brake.newHolds", { exact: true }).inputValue()).toBe("30");
});

test("an author and a reader see the policy without a field", async () => {
  const author = await world.openAs("author", "policy");
  const reader = await openWindow();
  await reader.goto(`${world.address}/${world.project}/policy`);

  expect(await author.getByLabel("slots.count").count()).toBe(0);
  expect(await reader.getByLabel("slots.count").count()).toBe(0);
  await reader.getByRole("link", { name: "Sign in to decide" }).waitFor();
});

test("the bot is paused and goes on", async () => {
  const page = await world.openAs("operator", "bot");
  await page.getByRole("button", { name: "Pause…" }).click();
  await send(page, "Pause it");
  await page.getByRole("button", { name: "Resume…" }).click();
  await send(page, "Resume it");
  await page.getByRole("button", { name: "Pause…" }).waitFor();
});

test("to take every hold off, the project's name is typed", async () => {
  const page = await world.openAs("operator", "bot");
  await page.getByRole("button", { name: "Take every hold off…" }).click();
  await dialog(page)
    .getByText(/^\d+ holds come off/)
    .waitFor();
  await dialog(page).getByLabel("Why?").fill("for the test");

  const button = dialog(page).getByRole("button", { name: "Take every hold off" });
  expect(await button.getAttribute("aria-disabled")).toBe("true");
  await dialog(page).getByLabel("To be sure").fill(world.project);
  expect(await button.getAttribute("aria-disabled")).toBe("false");
  await expectNoFindingsIn(page, "dialog");
});

test("a core may not take every hold off, and reads who may", async () => {
  const page = await world.openAs("core", "bot");
  const button = page.getByRole("button", { name: "Take every hold off…" });

  expect(await button.getAttribute("aria-disabled")).toBe("true");
  await page.getByText("Only leads and operators decide this.").waitFor();
});

test("an import shows what it adds before it does, and takes hostile text as text", async () => {
  const page = await world.openAs("operator", "import");
  const title = "<img src=x onerror=alert(1)>";
  await page
    .getByLabel("Or its text")
    .fill(`blueprints: [{name: quiet-boot, title: "${title}", kind: feature, approved: null}]`);
  await page.getByRole("button", { name: "Preview the import…" }).click();
  await dialog(page).getByText("1 added, 0 updated, 0 unchanged.").waitFor();
  await expectNoFindingsIn(page, "dialog");
  await send(page, "Import them");

  await page.goto(`${world.address}/${world.project}/blueprints/quiet-boot`);
  await page.getByText(title).first().waitFor();
});

test("a mistake in an import is named by its row and key, and nothing is imported", async () => {
  const page = await world.openAs("lead", "import", "foreign");
  await page.getByLabel("Or its text").fill("blueprints: [{name: half, title: Half, kind: none}]");
  await page.getByRole("button", { name: "Preview the import…" }).click();

  await dialog(page)
    .getByText(/row 1 \(half\): (?:kind|approved)/)
    .waitFor();
});

test("the set-up says what is done, and checks Gerrit when it is asked to", async () => {
  const page = await world.openAs("operator", "setup");
  await done(page, 6);
  await page.getByRole("link", { name: "Check now" }).click();
  await page.getByText("Nothing keeps the bot from its work.").waitFor();
  const reader = await openWindow();
  await reader.goto(`${world.address}/${world.project}/setup?check=1`);
  expect(await reader.getByRole("link", { name: "Check now" }).count()).toBe(0);
});

test("a project whose holds all came off is set up again, at first with one change", async () => {
  const page = await world.openAs("operator", "bot");
  await page.getByRole("button", { name: "Take every hold off…" }).click();
  await dialog(page).getByLabel("To be sure").fill(world.project);
  await send(page, "Take every hold off");
  await page.getByRole("link", { name: "Set up step by step" }).first().click();
  await page.getByText("Not started, and paused: resume it first.").waitFor();
  await page.getByRole("button", { name: "Resume…" }).click();
  await send(page, "Resume it");

  await done(page, 2);
  const step = (title: string) => page.getByRole("listitem").filter({ hasText: title });
  await step("Make a plan").getByRole("button", { name: "Make a plan" }).click();
  await done(page, 3);
  expect(await page.getByRole("button", { name: "Make it anew" }).count()).toBe(1);
  await page.getByRole("link", { name: "Read it on the bot's page" }).click();
  await page.getByRole("button", { name: "Approve 25…" }).waitFor();
  await page.goBack();
  const other = await world.openAs("core", "setup");
  await other.getByRole("button", { name: "Approve 1…" }).waitFor();
  await page.reload();
  await done(page, 3);
  const tried = step("Try it on one change");
  expect(await tried.getByLabel("Place up to").inputValue()).toBe("1");
  await page.getByRole("button", { name: "Approve 1…" }).click();
  await dialog(page)
    .getByText(/^1 hold goes on, \d+ wait for a person\.$/)
    .waitFor();
  await send(page, "Approve 1");
  const sent = page.getByText("A plan is approved and sent in less than a minute.");
  await sent.waitFor();
  await expect.poll(() => focused(page)).toBe("H2");

  await toast(page).getByRole("button", { name: "Undo" }).click();
  await sent.waitFor({ state: "detached" });
  await done(page, 3);
  await page.getByRole("button", { name: "Make it anew" }).click();
  await page.getByRole("button", { name: "Approve 1…" }).waitFor();
});

/** Where the next key goes. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName);

/** Waits until the set-up says that so many of its steps are done. */
const done = (page: Page, count: number) =>
  page.getByRole("heading", { name: `${count} of 6 steps of the set-up are done.` }).waitFor();
