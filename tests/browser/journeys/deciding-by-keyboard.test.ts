import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { world } from "#tests/browser/deciding-stage.ts";
import { dialog, toast } from "#tests/browser/deciding-world.ts";

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");

/** Opens the menu of what the page is about, and of it the dialog of this verb. */
async function chooseByKeys(page: Page, verb: string): Promise<void> {
  await page.keyboard.press("d");
  await page.getByRole("menu").waitFor();
  await page.keyboard.press("Home");
  for (let step = 0; step < 12 && !(await focused(page)).startsWith(`${verb}…`); step += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await dialog(page).waitFor();
}

/** Says why and sends it with Enter, once the dialog knows what follows; gives what it said follows. */
async function sendByKeys(page: Page): Promise<string> {
  await dialog(page).locator("button[type=submit][aria-disabled=false]").waitFor();
  const follows = await dialog(page).getByRole("status").textContent();
  await tabTo(page, "input[name=reason]");
  await page.keyboard.type("by keys");
  await page.keyboard.press("Enter");
  await dialog(page).waitFor({ state: "detached" });
  return follows ?? "";
}

async function tabTo(page: Page, selector: string): Promise<void> {
  const isThere = () =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted), selector);
  for (let step = 0; step < 12 && !(await isThere()); step += 1) await page.keyboard.press("Tab");
  expect(await isThere(), selector).toBe(true);
}

/** By the clock of the browser's language: month, day, year. */
const typeDay = (page: Page) => page.keyboard.type("01312031");

async function chooseFirst(page: Page): Promise<void> {
  await dialog(page).getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
}

type Row = {
  readonly verb: string;
  readonly on: "inSlot" | "waiting";
  /** What is chosen before anything is known to follow. */
  readonly choose?: (page: Page) => Promise<void>;
  readonly follows: RegExp;
  readonly says: RegExp;
};

const rows: readonly Row[] = [
  { verb: "Release", on: "inSlot", follows: /come off/, says: /is released and leaves slot/ },
  { verb: "Bump", on: "inSlot", follows: /come off/, says: /is bumped and leaves slot/ },
  { verb: "Withdraw", on: "inSlot", follows: /come off/, says: /is withdrawn and leaves slot/ },
  {
    ...{ verb: "Swap", on: "inSlot", choose: chooseFirst },
    ...{ follows: /come off/, says: /leaves slot (\d+)\. .* enters slot \1\./ },
  },
  { verb: "Ready", on: "waiting", follows: /^No hold/, says: /is declared complete/ },
  {
    ...{ verb: "Author away", on: "waiting", choose: typeDay },
    ...{ follows: /^No hold/, says: /away until 31 January 2031/ },
  },
  { verb: "Done", on: "waiting", follows: /^No hold/, says: /is done/ },
];

test.each(rows)("$verb by keyboard alone, seen on the page and undone with z", async (row) => {
  const page = await world.openAs("core", `blueprints/${world.blueprints[row.on]}`);
  await chooseByKeys(page, row.verb);
  await row.choose?.(page);

  expect(await sendByKeys(page)).toMatch(row.follows);

  await toast(page).getByText(row.says).waitFor();
  await page.getByRole("main").getByText("“by keys”").first().waitFor();
  await page.keyboard.press("z");
  await toast(page).getByRole("button", { name: "Undo" }).waitFor({ state: "detached" });
  expect(await toast(page).textContent()).not.toContain("Not undone");
});

test("defer and reopen by keyboard alone", async () => {
  const page = await world.openAs("core", `blueprints/${world.blueprints.waiting}`);
  await chooseByKeys(page, "Defer");
  await sendByKeys(page);
  await toast(page)
    .getByText(/is deferred/)
    .waitFor();
  await page
    .getByRole("main")
    .getByText(/Needs no slot|not in the backlog|deferred/)
    .first()
    .waitFor();

  await chooseByKeys(page, "Reopen");
  await sendByKeys(page);

  await toast(page)
    .getByText(/is no longer deferred/)
    .waitFor();
  await page
    .getByRole("main")
    .getByText(/Waiting for a review slot/)
    .first()
    .waitFor();
});

test("the menu comes with the first key, and the key that opens it asks for nothing more", async () => {
  const page = await world.openAs("core");
  const scripts = listScripts(page);
  await page.waitForTimeout(500);
  expect(scripts).toEqual([]);

  await page.keyboard.press("j");
  await expect.poll(() => scripts.length, { timeout: 10_000 }).toBeGreaterThan(0);
  const first = [...scripts];
  await page.keyboard.press("d");

  await page.getByRole("menu").waitFor();
  expect(scripts).toEqual(first);
});

test("Escape calls off a menu that is on its way, whose button says so until then", async () => {
  const page = await world.openAs("core");
  let letThrough = () => {};
  const isLetThrough = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await isLetThrough;
    await route.continue();
  });
  await page.keyboard.press("j");
  await page.keyboard.press("d");
  const opening = page.getByRole("button", { name: /^Opening…/ });
  await opening.waitFor();

  await page.keyboard.press("Escape");
  await opening.waitFor({ state: "detached" });
  const arrived = page.waitForResponse(/\/_next\/static\/.*\.js/);
  letThrough();
  await (await arrived).finished();
  // As long as a menu takes to come once its code is there.
  await page.waitForTimeout(500);

  expect(await page.getByRole("menu").count()).toBe(0);
  const isOnCard = () => page.evaluate(() => document.activeElement?.matches("[data-open]"));
  expect(await isOnCard()).toBe(true);
  await page.keyboard.press("d");
  await page.getByRole("menu").waitFor();
});

/** The addresses of the scripts that a page asks for from now on. */
function listScripts(page: Page): readonly string[] {
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(request.url());
  });
  return scripts;
}
