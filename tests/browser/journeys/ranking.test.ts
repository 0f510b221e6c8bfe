import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { at, before, isAt, world } from "#tests/browser/ranking-stage.ts";
import {
  canRank,
  dragOver,
  focusedOn,
  focusRow,
  isSaid,
  openRanking,
  shownOn,
} from "#tests/browser/ranking-world.ts";

test("a row is dragged to where the line is, and its move is told, done and undone", async () => {
  const page = await openRanking(world);
  await dragOver(page, at(19), { over: at(10) });
  expect(await page.getByText("19 → 10").count()).toBe(1);
  await page.mouse.up();

  await isSaid(page, `${at(19)} moved from 19 to 10, after ${at(9)}.`);
  expect((await shownOn(page))[9]).toBe(at(19));
  await isAt(at(19), 10);
  expect((await world.moves())[0]).toContain(`${at(19)} 19 10`);

  await page.keyboard.press("z");
  await isAt(at(19), 19);
  await isSaid(page, /^Undone\./);
  await expect.poll(() => shownOn(page), { timeout: 20_000 }).toEqual(before);
});

test("an undo that comes too late is told where it is done instead", async () => {
  const page = await openRanking(world);
  await focusRow(page, at(4));

  await page.keyboard.press("z");

  await isSaid(page, /^There is nothing to undo here any more\./);
  await page
    .getByRole("region", { name: "What you decided" })
    .getByText("older decisions in the history (g h).")
    .waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await page.waitForURL(/\/history$/);
});

test("the list stays where its reader has scrolled it when somebody else moves something, also after a way back", async () => {
  const page = await openRanking(world);
  await page.setViewportSize({ width: 1440, height: 500 });
  await focusRow(page, at(30));
  await page.waitForURL(/[?&]around=/);
  const top = await scrolledTo(page);
  expect(top).toBeGreaterThan(0);

  await moveElsewhere(at(5));
  await showNews(page, at(5), 6);
  expect(await scrolledTo(page)).toBe(top);
  expect(page.url()).toContain(`around=${at(30)}`);

  await page.keyboard.press("Enter");
  await page.waitForURL(/\/blueprints\//);
  await page.goBack();
  await canRank(page);
  await expect.poll(() => scrolledTo(page), { timeout: 10_000 }).toBe(top);
  await moveElsewhere(at(5));
  await showNews(page, at(5), 7);
  expect(await scrolledTo(page)).toBe(top);

  // The same page with another filter, and back: nothing is built anew for it.
  await page
    .getByRole("link", { name: /not approved$/ })
    .evaluate((link: HTMLElement) => link.click());
  await page.waitForURL(/[?&]state=/);
  // Longer than the page waits before it writes what it shows.
  await page.waitForTimeout(500);
  const written: string[] = [];
  page.on("framenavigated", (frame) => written.push(frame.url()));
  await page.goBack();
  await page.waitForURL(/[?&]around=/);
  await canRank(page);
  await page.evaluate((y) => window.scrollTo(0, y), top);
  await moveElsewhere(at(5));
  await showNews(page, at(5), 8);
  expect(await scrolledTo(page)).toBe(top);
  expect(page.url()).toContain(`around=${at(30)}`);
  expect(written.filter((address) => address.includes("state="))).toEqual([]);
});

/** In pixels. */
const scrolledTo = (page: Page) => page.evaluate(() => scrollY);

/** Moves a blueprint one rank down in another window. */
async function moveElsewhere(name: string) {
  const other = await openRanking(world);
  await focusRow(other, name);
  await other.keyboard.press("Shift+J");
  await isSaid(other, new RegExp(`^${name} moved`));
}

/** Shows what was decided elsewhere, until a page has a blueprint at a rank. */
async function showNews(page: Page, name: string, rank: number) {
  const offer = page.getByRole("button", { name: /decisions?, show$/ });
  // Pressed by a script, for a focus or a pointer would scroll to it.
  const shown = async () => {
    if ((await offer.count()) > 0) await offer.evaluate((button: HTMLElement) => button.click());
    return (await shownOn(page)).indexOf(name) + 1;
  };
  await expect.poll(shown, { timeout: 30_000 }).toBe(rank);
}

test("Escape puts back what is dragged, and nothing was moved", async () => {
  const page = await openRanking(world);
  const moves = await world.moves();
  await dragOver(page, at(8), { over: at(3) });
  await page.keyboard.press("Escape");
  await page.mouse.up();

  await isSaid(page, `${at(8)} is back at 8.`);
  expect(await shownOn(page)).toEqual(before);
  expect(await world.moves()).toEqual(moves);
});

test("with the keyboard alone a row is moved by steps, to both ends, and lifted; the focus stays on it", async () => {
  const page = await openRanking(world);
  await focusRow(page, at(5));
  for (const key of ["Shift+J", "Shift+J", "Shift+J", "Shift+K"]) await page.keyboard.press(key);
  await isAt(at(5), 7);
  expect(await focusedOn(page)).toBe(at(5));

  await page.keyboard.press("Shift+T");
  await isAt(at(5), 1);
  await page.keyboard.press("Shift+B");
  await isAt(at(5), before.length);
  await page.keyboard.press("#");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type("5");
  await page.keyboard.press("Enter");
  await isAt(at(5), 5);

  await focusRow(page, at(5));
  for (const key of [" ", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
  await isSaid(page, `7, after ${at(7)}`);
  expect(await focusedOn(page)).toBe(at(5));
  await page.keyboard.press(" ");
  await isAt(at(5), 7);
  for (const key of [" ", "ArrowUp", "Escape"]) await page.keyboard.press(key);
  await isSaid(page, `${at(5)} is back at 7.`);
  await page.keyboard.press("Shift+K");
  await page.keyboard.press("Shift+K");
  await isAt(at(5), 5);
});

test("a menu offers every move, closes with Escape, and gives the focus back", async () => {
  const page = await openRanking(world);
  await page.getByRole("button", { name: `Move ${at(12)}` }).click();
  const menu = page.getByRole("menu", { name: `Move ${at(12)}` });
  expect(await menu.getByRole("menuitem").count()).toBe(7);
  await page.keyboard.press("Escape");
  expect(await menu.count()).toBe(0);
  expect(await focusedOn(page)).toBe(at(12));

  await page.keyboard.press("m");
  await menu.waitFor();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: /before or after/ });
  await dialog.getByLabel("Blueprint").fill(at(3));
  await dialog.getByLabel("After", { exact: true }).check();
  await dialog.getByLabel(/^Reason/).fill("it is small");
  await dialog.getByRole("button", { name: "Move" }).click();

  await isAt(at(12), 4);
  await page
    .locator("[data-name]", { hasText: at(12) })
    .first()
    .click();
  await page.getByText("“it is small”").first().waitFor();
});

test("several that are selected move together and keep their order", async () => {
  const page = await openRanking(world);
  await focusRow(page, at(14));
  await page.keyboard.press("x");
  await page.getByRole("checkbox", { name: `Select ${at(17)}` }).click({ modifiers: ["Shift"] });
  await page.getByRole("checkbox", { name: `Select ${at(15)}` }).click();
  await page.getByText("3 selected").waitFor();
  await page.keyboard.press("Shift+T");

  await expect
    .poll(async () => (await world.order()).slice(0, 4), { timeout: 20_000 })
    .toEqual([at(14), at(16), at(17), at(1)]);
  await page.keyboard.press("Escape");
  await page.getByText("3 selected").waitFor({ state: "detached" });
  await page.keyboard.press("z");
  await expect.poll(() => world.order(), { timeout: 20_000 }).toEqual(before);
});

test("where the policy wants to know why, a move to the top asks before it is sent, and says that all will read it", async () => {
  const set = (ranks: number) =>
    world.slots("policy", "set", `rank.reasonForTop=${ranks}`, "--reason", "the top is watched");
  await set(3);
  onTestFinished(async () => void (await set(0)));
  const page = await openRanking(world);
  const refused = refusalsOn(page);
  await focusRow(page, at(6));
  await page.keyboard.press("Shift+T");
  const dialog = page.getByRole("dialog", { name: "Reason for this move" });
  await dialog.getByText("It is public").waitFor();
  await page.keyboard.press("Escape");
  expect(await shownOn(page)).toEqual(before);
  expect(await focusedOn(page)).toBe(at(6));

  await page.keyboard.press("#");
  const position = page.getByRole("dialog", { name: /to rank/ });
  await position.getByLabel(/^Rank/).fill("4");
  await position.getByLabel("Reason, if you like").waitFor();
  await position.getByLabel(/^Rank/).fill("3");
  await position.getByLabel(/^Reason(?!,)/).fill("nothing else is ready");
  await page.keyboard.press("Enter");
  await isAt(at(6), 3);

  await page.keyboard.press("Shift+T");
  await dialog.getByLabel("Reason").fill("not even the two before it");
  await page.keyboard.press("Enter");
  await isAt(at(6), 1);
  expect(refused).toEqual([]);
});

test("where the page does not know yet that the policy wants to know why, it asks once the move is refused", async () => {
  const page = await openRanking(world);
  const json = { code: "reason-needed", detail: "The top is watched.", remedy: "Say why." };
  await page.route(/\/backlog\/[^/]+$/, (route) => route.fulfill({ status: 409, json }), {
    times: 1,
  });
  await focusRow(page, at(6));
  await page.keyboard.press("Shift+T");

  const dialog = page.getByRole("dialog", { name: "Reason for this move" });
  await dialog.getByText("The top is watched.").waitFor();
  await dialog.getByLabel("Reason").fill("nothing else is ready");
  await page.keyboard.press("Enter");

  await isAt(at(6), 1);
});

/** The addresses of all that is refused from now on. */
function refusalsOn(page: Page): readonly string[] {
  const refused: string[] = [];
  page.on("response", (response) => {
    if (response.status() === 409) refused.push(response.url());
  });
  return refused;
}

test("a filter locks the order, says so, and gives it back", async () => {
  const page = await openRanking(world);
  await page.keyboard.press("f");
  await page.keyboard.type(at(6));
  await page.getByText("The order is locked while a filter is on").waitFor();
  await expect.poll(() => page.locator("[data-grip]").count()).toBe(0);
  await focusRow(page, at(6));
  await page.keyboard.press("Shift+T");
  await isSaid(page, /^The order is locked/);

  await page.getByRole("link", { name: /Clear filter/ }).click();
  await canRank(page);
  expect(await world.order()).toEqual(before);
});

test("who may not rank sees the list as everybody does, and loads nothing for it", async () => {
  const { openWindow } = await import("#tests/browser/window.ts");
  const page = await openWindow();
  await page.goto(`${world.address}/${world.project}/backlog`);
  await page.waitForLoadState("networkidle");

  expect(await page.locator("[data-grip], [data-rank-tools], [data-rank-panel]").count()).toBe(0);
  expect(await page.locator("thead th").count()).toBe(8);
});
