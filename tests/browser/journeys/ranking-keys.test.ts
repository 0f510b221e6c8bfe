import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { at, before, isAt, world } from "#tests/browser/ranking-stage.ts";
import { focusedOn, focusRow, isSaid, openRanking, shownOn } from "#tests/browser/ranking-world.ts";
import { signInAs } from "#tests/browser/sign-in-as.ts";
import { openWindow } from "#tests/browser/window.ts";

/** Waits until somebody who sees has been told something like this. */
const seen = (page: Page, words: string | RegExp) =>
  page.getByText(words).filter({ visible: true }).first().waitFor();

test.each(["Enter", "ArrowDown"])(
  "%s leads from the filter to the first row that it leaves",
  async (key) => {
    const page = await openRanking(world);
    await page.keyboard.press("f");
    await page.keyboard.type(at(7));

    await page.keyboard.press(key);

    await expect.poll(() => focusedOn(page), { timeout: 10_000 }).toBe(at(7));
    await page.keyboard.press("Escape");
    await expect.poll(async () => (await shownOn(page)).length).toBe(before.length);
    expect(await focusedOn(page)).toBe(at(7));
  },
);

test("Escape empties the filter, and leaves it once it is empty", async () => {
  const page = await openRanking(world);
  const isInField = () => page.evaluate(() => document.activeElement?.matches("input[name=q]"));
  await page.keyboard.press("f");
  await page.keyboard.type("ready");

  await page.keyboard.press("Escape");
  expect(await page.getByRole("searchbox", { name: /^Filter all/ }).inputValue()).toBe("");
  expect(await isInField()).toBe(true);
  await page.keyboard.press("Escape");
  expect(await isInField()).toBe(false);
});

test("End and Home lead to the last and the first row, which can be seen, also from nowhere", async () => {
  const page = await openRanking(world);
  const isInSight = () =>
    page.evaluate(() => {
      const { top = -1, bottom = 0 } = document.activeElement?.getBoundingClientRect() ?? {};
      const head = document.querySelector("thead")?.getBoundingClientRect().bottom ?? 0;
      return top >= head - 1 && bottom <= innerHeight;
    });

  await page.keyboard.press("End");
  await expect.poll(() => focusedOn(page)).toBe(before.at(-1));
  await expect.poll(isInSight).toBe(true);
  await page.keyboard.press("Home");
  await expect.poll(() => focusedOn(page)).toBe(at(1));
  await expect.poll(isInSight).toBe(true);
});

test("where no row is chosen the way to its moves says so, and its button is no promise", async () => {
  const page = await openRanking(world);
  const button = page.locator("[data-rank-tools] button");
  expect(await button.getAttribute("aria-disabled")).toBe("true");

  for (const key of ["m", "#"]) {
    await page.keyboard.press(key);
    await isSaid(page, /^Choose a row first/);
    await seen(page, /^Choose a row first/);
  }
  await button.click({ force: true });
  // As long as a menu takes to come.
  await page.waitForTimeout(500);
  expect(await page.getByRole("menu").count()).toBe(0);

  await page.keyboard.press("j");
  await button.and(page.locator("[aria-disabled=false]")).click();
  await page.getByRole("menu").waitFor();
});

test("three moves are undone one by one, and each undo is shown", async () => {
  const page = await openRanking(world);
  await focusRow(page, at(5));
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Shift+J");
  await isAt(at(5), 8);
  await seen(page, `${at(5)} moved from 7 to 8`);

  for (const rank of [7, 6, 5]) {
    await page.keyboard.press("z");
    await isAt(at(5), rank);
    await seen(page, new RegExp(`^Undone\\. .* to rank ${rank}\\.`));
  }

  expect(await world.order()).toEqual(before);
  expect(await page.getByText("Your move was not undone.").count()).toBe(0);
});

test("z pressed three times at once undoes three moves", async () => {
  const page = await openRanking(world);
  await focusRow(page, at(5));
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Shift+J");
  await isAt(at(5), 8);

  for (let step = 0; step < 3; step += 1) await page.keyboard.press("z");

  await isAt(at(5), 5);
  expect(await world.order()).toEqual(before);
});

test("a move that was overtaken is not offered again, and the one before it is undone next", async () => {
  const page = await openRanking(world);
  await focusRow(page, at(5));
  await page.keyboard.press("Shift+J");
  await isAt(at(5), 6);
  await focusRow(page, at(9));
  await page.keyboard.press("Shift+J");
  await isAt(at(9), 10);
  const other = await openRanking(world, { as: "lead" });
  await focusRow(other, at(9));
  await other.keyboard.press("Shift+J");
  await isAt(at(9), 11);

  await page.keyboard.press("z");
  await seen(page, /has decided on it since/);
  await page.keyboard.press("z");
  await isAt(at(5), 5);

  const again = await openRanking(world);
  await focusRow(again, at(9));
  for (let step = 0; step < 2; step += 1) await again.keyboard.press("Shift+K");
  await isAt(at(9), 9);
});

test("what is selected is cleared by a button, on a phone too", async () => {
  const page = await openRanking(world, { viewport: { width: 375, height: 812 } });
  for (const rank of [3, 4]) {
    await page.getByRole("button", { name: `Move ${at(rank)}` }).click();
    await page.getByRole("menuitem", { name: /^Select/ }).click();
  }
  await page.getByText("2 selected").waitFor();

  await page.getByRole("button", { name: "Clear", exact: true }).click();

  await page.getByText("2 selected").waitFor({ state: "detached" });
  await isSaid(page, "Nothing is selected.");
  expect(await page.locator("[data-rank-tools] button:focus").count()).toBe(1);
});

test("a rank is asked for under that word, with the one that it has", async () => {
  const page = await openRanking(world);
  await focusRow(page, at(15));

  await page.keyboard.press("#");

  await page
    .getByRole("dialog", { name: `Move ${at(15)} to rank…` })
    .getByLabel(`Rank, from 1 to ${before.length}; now 15`)
    .waitFor();
});

test("who has signed in and may not rank is told who does", async () => {
  const page = await openWindow();
  const { address, project } = world;
  await signInAs(page, "author", { address, path: `/${project}/backlog` });
  await page.keyboard.press("j");

  await page.keyboard.press("Shift+K");

  await seen(page, "Only cores and leads decide this.");
  expect(await world.order()).toEqual(before);
});
