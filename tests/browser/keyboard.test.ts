import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { everyPage } from "./pages.ts";
import { signInAs } from "./sign-in-as.ts";
import { open, show } from "./visit.ts";
import { openWindow } from "./window.ts";

const [board = missing()] = everyPage.filter(({ name }) => name === "board");

function missing(): never {
  throw new Error("there is no board");
}

const minute = 60_000;

/**
 * The board in a window in which no time passes but by the test: what a person does in a moment may take a busy
 * machine long.
 */
async function openInAMoment(): Promise<Page> {
  const page = await openWindow();
  await page.clock.install();
  await show(page, board);
  await page.clock.pauseAt(Date.now() + minute);
  return page;
}

const findBox = (page: Page) =>
  page.getByRole("searchbox", { name: "Find a change, blueprint or person" });

/** Where the work in slot 1 is told. */
const slotOne = (page: Page) => page.locator('[data-slot="1"] [data-open]').getAttribute("href");

test("the first Tab offers to skip what is on every page", async () => {
  const page = await open(board);

  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#main$/);
  await page.keyboard.press("Tab");
  const isInMain = await page.evaluate(
    () => document.activeElement?.closest("main") !== null && document.activeElement !== null,
  );
  expect(isInMain).toBe(true);
});

test("what is typed after / goes into the box, also where the page takes its focus away, and opens no slot", async () => {
  const page = await openInAMoment();
  const address = page.url();

  await page.keyboard.press("/");
  await findBox(page).evaluate((field) => field.blur());
  await page.keyboard.type("12");

  expect(await findBox(page).inputValue()).toBe("12");
  expect(page.url()).toBe(address);
});

test("a digit opens a slot again once what was typed after / has had its time", async () => {
  const page = await openInAMoment();
  const first = await slotOne(page);

  await page.keyboard.press("/");
  await findBox(page).evaluate((field) => field.blur());
  await page.clock.fastForward(1_500);
  await page.keyboard.press("1");
  await page.clock.resume();

  await page.waitForURL(`**${first}`);
});

test("what is typed after Ctrl-K opens no slot while the way to anything is only just coming", async () => {
  const page = await openInAMoment();
  const address = page.url();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("1");
  await page.clock.resume();

  await page.getByRole("dialog").waitFor();
  expect(page.url()).toBe(address);
});

test("g and the letter of a page go there", async () => {
  const page = await openInAMoment();

  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await page.clock.resume();

  await page.waitForURL(/\/bot$/);
});

test("a letter that comes late after g is a key of its own: o opens the row", async () => {
  const page = await openInAMoment();
  const first = await slotOne(page);

  await page.keyboard.press("j");
  await page.keyboard.press("g");
  await page.clock.fastForward(1_500);
  await page.keyboard.press("o");
  await page.clock.resume();

  await page.waitForURL(`**${first}`);
});

test.each([
  ["operator", ["Import", "Set-up", "Sessions and tokens"]],
  ["core", ["Set-up", "Sessions and tokens"]],
  ["author", ["Sessions and tokens"]],
] as const)("Ctrl-K leads the %s to what the bar leaves out: %s", async (persona, besides) => {
  const { address, project } = inject("worlds").invented;
  const page = await openWindow();
  await signInAs(page, persona, { address, path: `/${project}` });

  await page.keyboard.press("Control+k");
  const pages = page.getByRole("listbox", { name: "Where to go" }).getByRole("option");
  await pages.first().waitFor();

  const all = (await pages.allTextContents()).map((text) => text.replace(/ page$/, ""));
  expect(all.slice(all.indexOf("Help") + 1)).toEqual(besides);
  await page.keyboard.type("sessions");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${address}/me/access`);
});

test("Ctrl-K knows nothing besides for who only reads", async () => {
  const page = await open(board);
  await page.keyboard.press("Control+k");
  const pages = page.getByRole("listbox", { name: "Where to go" }).getByRole("option");
  await pages.first().waitFor();

  expect((await pages.allTextContents()).at(-1)).toMatch(/^Help/);
});
