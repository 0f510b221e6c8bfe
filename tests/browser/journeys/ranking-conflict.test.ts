import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { endSession } from "#tests/browser/end-session.ts";
import { at, before, isAt, rankOf, world } from "#tests/browser/ranking-stage.ts";
import {
  canRank,
  dragOver,
  focusedOn,
  focusRow,
  isSaid,
  openRanking,
  shownOn,
} from "#tests/browser/ranking-world.ts";
import { signInAs, signInBy } from "#tests/browser/sign-in-as.ts";
import { openWindow } from "#tests/browser/window.ts";

test("who drops what they lifted before somebody else moved is told, and moves again", async () => {
  const page = await openRanking(world);
  await dragOver(page, at(19), { over: at(10) });
  await world.slots("rank", at(2), "4", "--reason", "serial ports first");
  // Longer than a page waits before it shows what it was told.
  await page.waitForTimeout(2_500);
  expect((await shownOn(page)).slice(0, 5)).toEqual(before.slice(0, 5));
  await page.mouse.up();

  const banner = page.getByRole("alert").filter({ hasText: "Your move was not applied." });
  await banner.waitFor();
  expect(await banner.textContent()).toContain(`moved ${at(2)} from 2 to 4`);
  const told = page.locator("[role=status]").filter({ hasText: `${at(19)} moved` });
  expect(await told.count()).toBe(0);
  await expect.poll(async () => (await shownOn(page))[3]).toBe(at(2));
  expect(await rankOf(at(19))).toBe(19);
  await page.getByRole("button", { name: "Show what changed" }).click();
  await page.getByRole("dialog").getByText("“serial ports first”").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Move again" }).click();

  await isAt(at(19), 10);
  await expect.poll(() => banner.count()).toBe(0);
  await isSaid(page, `${at(19)} moved from 19 to 10`);
});

test("a service that dies while a row is in the hand loses no move and does none twice", async () => {
  const page = await openRanking(world);
  const count = (await world.moves()).length;
  await focusRow(page, at(9));
  await page.keyboard.press(" ");
  await page.keyboard.press("ArrowUp");
  await world.kill();
  await page.keyboard.press(" ");
  await page.getByRole("alert").filter({ hasText: "The service does not answer." }).waitFor();
  expect(await focusedOn(page)).toBe(at(9));
  await world.startAgain();
  await page.getByRole("button", { name: "Move again" }).click();

  await isAt(at(9), 8);
  await expect.poll(async () => (await world.moves()).length).toBe(count + 1);
});

test("a page that is open while the service is updated is loaded anew where its reader is", async () => {
  const page = await openRanking(world);
  await focusRow(page, at(12));
  await page.waitForURL(/[?&]around=/);
  const address = page.url();
  await page.evaluate(() => document.body.setAttribute("data-loaded", "before"));
  await page.route("**/api/health/live", (route) =>
    route.fulfill({ json: { alive: true, build: "the next one" } }),
  );
  await world.slots("rank", at(2), "3", "--reason", "seen by all");

  await page.waitForFunction(() => document.body.dataset["loaded"] === undefined);
  await canRank(page);
  const third = async () => (await shownOn(page).catch(() => []))[2];
  await expect.poll(third, { timeout: 20_000 }).toBe(at(2));
  expect(page.url()).toBe(address);
  expect(await page.locator("tr[aria-current]").getAttribute("data-name")).toBe(at(12));
});

test("an answer that is lost on the way is found out, and nothing is done twice", async () => {
  const page = await openRanking(world);
  const count = (await world.moves()).length;
  await page.route("**/backlog/*", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await focusRow(page, at(9));
  await page.keyboard.press("Shift+T");
  await isAt(at(9), 1);
  await page.unroute("**/backlog/*");
  const again = page.getByRole("button", { name: "Move again" });
  // The page may have seen the move before anybody could press.
  await again.click({ timeout: 5_000 }).catch(() => undefined);

  await expect.poll(() => again.count()).toBe(0);
  await expect.poll(async () => (await shownOn(page))[0]).toBe(at(9));
  expect(await world.moves()).toHaveLength(count + 1);
});

test("who was signed out meanwhile signs in and finds the move kept", async () => {
  const page = await openRanking(world);
  await page.context().clearCookies();
  await focusRow(page, at(7));
  await page.keyboard.press("Shift+K");
  await page.getByRole("alert").filter({ hasText: "You are signed out." }).waitFor();
  expect(await shownOn(page)).toEqual(before);
  await signInBy(page.getByRole("link", { name: "Sign in" }).last(), "core");
  await page.getByRole("button", { name: "Move again" }).click();

  await isAt(at(7), 6);
});

test.each([
  {
    what: "a row in the hand",
    begin: (page: Page) => dragOver(page, at(19), { over: at(10) }),
    end: (page: Page) => page.mouse.up(),
  },
  {
    what: "a filled dialog",
    begin: async (page: Page) => {
      await focusRow(page, at(19));
      await page.keyboard.press("#");
      await page.getByLabel(/^Rank,/).fill("10");
    },
    end: (page: Page) => page.keyboard.press("Enter"),
  },
])("a session that ends elsewhere takes nothing away from $what", async ({ begin, end }) => {
  const page = await openRanking(world);
  await begin(page);
  await endSession(page);
  await world.slots("rank", at(30), "29", "--reason", "so that the page is built anew");
  await page.getByRole("link", { name: "Sign in to decide" }).waitFor({ state: "attached" });
  await end(page);

  await page.getByRole("alert").filter({ hasText: "You are signed out." }).waitFor();
  await signInBy(page.getByRole("link", { name: "Sign in" }).last(), "core");
  await page.getByRole("button", { name: "Move again" }).click();
  await isAt(at(19), 10);
});

test("who may no longer rank is told who may, keeps the move until it may be done, and changed nothing", async () => {
  const page = await openRanking(world);
  const own = await page.context().cookies();
  const author = await openWindow();
  const { address, project } = world;
  await signInAs(author, "author", { address, path: `/${project}` });
  const moves = await world.moves();
  // As for a core whose group was left meanwhile: the next thing that is sent is an author's.
  await page.context().clearCookies();
  await page.context().addCookies(await author.context().cookies());

  await focusRow(page, at(7));
  await page.keyboard.press("Shift+K");

  const trouble = page.getByRole("alert").filter({ hasText: "Your move was not applied." });
  await trouble.filter({ hasText: /It takes a core or a lead/ }).waitFor();
  expect(await shownOn(page)).toEqual(before);
  expect(await world.moves()).toEqual(moves);

  await page.context().clearCookies();
  await page.context().addCookies(own);
  await page.getByRole("button", { name: "Move again" }).click();
  await isAt(at(7), 6);
});

test("two who rank at once for some seconds end in one order, with every move in the history", async () => {
  const pages = await Promise.all([openRanking(world), openRanking(world, { as: "lead" })]);
  const count = (await world.moves()).length;
  const made = async () => (await world.moves()).length - count;
  await Promise.all(
    pages.map(async (page, which) => {
      const until = Date.now() + 60_000;
      // However long a move takes here: both go on until there was enough to be in each other's way.
      for (let time = 0; time < 12 || (Date.now() < until && (await made()) <= 12); time += 1) {
        await focusRow(page, at(20 + which * 5 + (time % 4)));
        await page.keyboard.press(["Shift+K", "Shift+T", "Shift+J"][time % 3] ?? "Shift+K");
        await page.waitForTimeout(150 + 70 * which);
        await moveAgain(page);
      }
    }),
  );
  await isQuiet(pages);
  const order = await world.order();
  const all = await world.moves();
  const moves = all.slice(0, all.length - count).toReversed();
  expect(moves.length).toBeGreaterThan(12);
  expect(new Set(moves.map((move) => move.split(" ")[0])).size).toBe(2);
  expect(retold(moves)).toEqual(order);
  for (const page of pages) {
    await page.reload();
    await expect.poll(() => shownOn(page), { timeout: 20_000 }).toEqual(order);
  }
});

/** Sends once more what was not applied, and tells whether there was anything. */
async function moveAgain(page: Page): Promise<boolean> {
  const again = page.getByRole("button", { name: "Move again" });
  if ((await again.count()) === 0) return false;
  await again.click({ timeout: 2_000 }).catch(() => undefined);
  return true;
}

/** What was sent last may still be on its way, and come back as not applied: nothing is written or left for so long. */
async function isQuiet(pages: readonly Page[]) {
  let last = -1;
  const isStill = async () => {
    const left = await Promise.all(pages.map(moveAgain));
    const { length } = await world.moves();
    const was = last;
    last = length;
    return length === was && !left.includes(true);
  };
  await expect.poll(isStill, { timeout: 60_000, interval: 4_000 }).toBe(true);
}

/** The order as the moves of the history alone make it of the one before. */
function retold(moves: readonly string[]): readonly string[] {
  const order = [...before];
  for (const move of moves) {
    const [, name = "", from, to] = move.split(" ");
    expect(order[Number(from) - 1]).toBe(name);
    order.splice(Number(from) - 1, 1);
    order.splice(Number(to) - 1, 0, name);
  }
  return order;
}
