import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { world } from "#tests/browser/deciding-stage.ts";
import { choose, dialog, send, slotOf, strip, toast } from "#tests/browser/deciding-world.ts";
import { expectNoFindingsIn } from "#tests/browser/every-page/axe.ts";
import { openWindow } from "#tests/browser/window.ts";

const pageOf = (name: string) => `blueprints/${name}`;

const nameIn = async (page: Page, number: number) =>
  (await slotOf(page, number).locator("[data-open]").getAttribute("href"))?.split("/").at(-1) ?? "";

test("a release shows what follows, waits for its undo, stands on the board, and is undone", async () => {
  const page = await world.openAs("core");
  const name = await nameIn(page, 1);

  await choose(slotOf(page, 1), "Release");
  expect(await dialog(page).getByRole("heading").textContent()).toBe(`Release ${name} from slot 1`);
  await dialog(page)
    .getByText(/holds? (?:comes?|goe?s?) o/)
    .first()
    .waitFor();
  await dialog(page).getByText("Sent in 30 s; until then you can undo it.").waitFor();
  await send(page, "Release it", "reviewers are away");

  await strip(page).getByText("reviewers are away").waitFor();
  await slotOf(page, 1).getByText("leaving").waitFor();
  await strip(page).getByRole("button", { name: /^Undo/ }).press("Enter");
  await strip(page).waitFor({ state: "detached" });
  expect(await nameIn(page, 1)).toBe(name);
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
});

test("a dialog that stays open asks no more what follows while nothing changes", async () => {
  const page = await world.openAs("core");
  let last = Date.now();
  page.on("request", (request) => {
    if (request.url().endsWith("/release")) last = Date.now();
  });
  await choose(slotOf(page, 1), "Release");
  await dialog(page).locator("[type=submit][aria-disabled=false]").waitFor();

  // What it asks itself makes no news that it would ask about again.
  await expect.poll(() => Date.now() - last, { timeout: 30_000 }).toBeGreaterThan(3_000);
});

test("who only reads sees what is pending, and no way to decide", async () => {
  const page = await world.openAs("core");
  await choose(slotOf(page, 2), "Bump");
  await send(page, "Bump it", "has left the project");
  const reader = await openWindow();

  await reader.goto(`${world.address}/${world.project}`);

  await strip(reader).getByText("has left the project").waitFor();
  expect(await reader.getByRole("button", { name: /^(?:Decide|Undo|Assign)/ }).count()).toBe(0);
  await strip(page).getByRole("button", { name: "Undo" }).click();
  await strip(reader).waitFor({ state: "detached" });
});

test("by keyboard alone: d, arrows, Enter, a reason, Enter, and z", async () => {
  const page = await world.openAs("core");
  await page.keyboard.press("j");
  await page.keyboard.press("d");
  await page.getByRole("menu").waitFor();
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await page.keyboard.press("w");
  await page.keyboard.press("Enter");
  await dialog(page)
    .getByText(/^Withdraw /)
    .first()
    .waitFor();
  await dialog(page).locator("button[type=submit][aria-disabled=false]").waitFor();
  await page.keyboard.press("Enter");
  await dialog(page)
    .getByText(/Say why/)
    .waitFor();
  await page.keyboard.type("not wanted");
  await page.keyboard.press("Enter");
  await dialog(page).waitFor({ state: "detached" });

  const opener = page.locator("[data-slot='1'] [data-decide]");
  const isFocused = () => opener.evaluate((one) => one === document.activeElement);
  await expect.poll(isFocused, { timeout: 20_000 }).toBe(true);
  await toast(page).waitFor();
  await page.keyboard.press("z");
  await strip(page).waitFor({ state: "detached" });
});

test("what adds no hold is done at once, and undone by its entry in the history", async () => {
  const page = await world.openAs("core", pageOf(world.blueprints.waiting));
  await choose(page, "Author away");
  await dialog(page)
    .getByLabel(/^Away until/)
    .fill("2031-01-31");
  await send(page, "Say so", "on leave");

  await page
    .getByRole("main")
    .getByText(/“on leave”/)
    .waitFor();
  await page.goto(`${world.address}/${world.project}/history`);
  await page.waitForLoadState("networkidle");
  await page
    .locator("[data-row]", { hasText: "“on leave”" })
    .getByRole("button", { name: /^Undo… decision/ })
    .click();
  await dialog(page)
    .getByText(/is taken back/)
    .waitFor();
  await dialog(page).getByRole("button", { name: "Undo it" }).click();

  await page.locator("[data-row]", { hasText: "is taken back" }).first().waitFor();
  const [first] = await page.locator("[data-row]").all();
  expect(await first?.textContent()).toMatch(/is taken back/);
});

test("what was done at once can be undone by z on the next page, over a full load too", async () => {
  const page = await world.openAs("core", pageOf(world.blueprints.waiting));
  await choose(page, "Author away");
  await dialog(page)
    .getByLabel(/^Away until/)
    .fill("2031-03-01");
  await send(page, "Say so", "on leave once more");
  await toast(page).getByRole("button", { name: "Undo" }).waitFor();

  await page.getByRole("link", { name: "Board", exact: true }).first().click();
  await page.locator("[data-slot]").first().waitFor();
  await toast(page).getByRole("button", { name: "Undo" }).waitFor();
  await page.reload();
  await toast(page).getByRole("button", { name: "Undo" }).waitFor();
  await page.keyboard.press("z");

  await toast(page)
    .getByText(/is taken back/)
    .waitFor();
  await page.reload();
  await page.waitForLoadState("networkidle");
  expect(await toast(page).count()).toBe(0);
});

test("where the menu covers what it is about, it names it", async () => {
  const page = await world.openAs("core");
  const name = await nameIn(page, 1);
  for (const [width, isNamed] of [
    [320, true],
    [1440, false],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await slotOf(page, 1)
      .getByRole("button", { name: /^Decide…/ })
      .click();
    const heading = page.getByRole("menu").getByText(name, { exact: true });
    await page.getByRole("menuitem").first().waitFor();
    expect(await heading.isVisible()).toBe(isNamed);
    await page.keyboard.press("Escape");
  }
});

test("what somebody has decided on since can't be undone: its dialog says who, and asks nothing", async () => {
  const page = await world.openAs("core", pageOf(world.blueprints.waiting), "refused");
  for (const day of ["2031-02-01", "2031-02-02"]) {
    await choose(page, "Author away");
    await dialog(page)
      .getByLabel(/^Away until/)
      .fill(day);
    await send(page, "Say so", `on leave until ${day}`);
    await page.getByRole("main").getByText(`“on leave until ${day}”`).waitFor();
  }

  const overtaken = page.locator("[data-row]", { hasText: "“on leave until 2031-02-01”" });
  expect(await overtaken.getByRole("button").count()).toBe(0);
  await overtaken.getByRole("link", { name: "All the facts" }).click();
  await page.waitForURL(/\/history\/\d+$/);
  await page.getByRole("button", { name: /^Undo… decision/ }).click();

  await dialog(page)
    .getByText(/has decided on it since/)
    .waitFor();
  expect(await dialog(page).getByRole("button").allTextContents()).toEqual(["Close"]);
});

test.each([
  ["Ready", "It is ready"],
  ["Defer", "Defer it"],
  ["Reopen", "Reopen it"],
  ["Withdraw", "Withdraw it"],
  ["Done", "It is done"],
] as const)("%s is decided on the page of a blueprint in line", async (verb, button) => {
  const page = await world.openAs("core", pageOf(world.blueprints.waiting));
  if (verb === "Reopen") {
    await choose(page, "Defer");
    await send(page, "Defer it", "later");
    await toast(page).waitFor();
    await page.reload();
  }
  await choose(page, verb);
  await send(page, button, `because of ${verb}`);

  await toast(page).getByRole("button", { name: "Undo" }).click();
  await toast(page).getByRole("button", { name: "Undo" }).waitFor({ state: "detached" });
  expect(await toast(page).textContent()).not.toContain("Not undone");
});

test("a swap chooses who enters from the ready ones", async () => {
  const page = await world.openAs("core");
  await choose(slotOf(page, 3), "Swap");
  await dialog(page).getByRole("option").first().waitFor();
  await dialog(page).getByRole("combobox").press("ArrowDown");
  await dialog(page).getByRole("combobox").press("Enter");
  const entering = await dialog(page).getByRole("combobox").inputValue();
  await dialog(page)
    .getByText(/enters slot/)
    .first()
    .waitFor();
  await send(page, "Swap them", "smaller first");

  await strip(page).getByText(entering, { exact: false }).first().waitFor();
  await toast(page).getByRole("button", { name: "Undo" }).click();
  await strip(page).waitFor({ state: "detached" });
});

test("a hold is lifted and its exemption taken back on the page of its change", async () => {
  const page = await world.openAs("core", `changes/${world.changes["waiting"]}`);
  await choose(page, "Lift its hold");
  await send(page, "Lift it", "trivial");
  await page
    .getByRole("heading", { name: /needs no slot|exempt/i })
    .first()
    .waitFor();

  await choose(page, "Take the exemption back");
  await send(page, "Take it back", "not so trivial");

  await toast(page).waitFor();
});

test("a reason that is too long is told before it is sent, and nothing of it is lost", async () => {
  const page = await world.openAs("core");
  await choose(slotOf(page, 4), "Release");
  const long = "x".repeat(1_001);

  await dialog(page).getByLabel("Why?").fill(long);

  await dialog(page).getByText("This one has 1001.", { exact: false }).waitFor();
  await page.keyboard.press("Escape");
  await choose(slotOf(page, 4), "Release");
  expect(await dialog(page).getByLabel("Why?").inputValue()).toBe(long);
});

test("an author sees what cores decide with the reason why they don't, once, and can choose none of it", async () => {
  const page = await world.openAs("author");
  await slotOf(page, 1)
    .getByRole("button", { name: /^Decide…/ })
    .click();
  await page.getByRole("menu").waitFor();
  const items = await page.getByRole("menuitem").all();

  for (const item of items) {
    if ((await item.getAttribute("aria-disabled")) === "true") await item.click({ force: true });
  }

  expect(items.length).toBeGreaterThan(5);
  await page.getByRole("menu").getByText("Cores and leads decide here.").waitFor();
  expect(await page.getByText("Only cores and leads decide this.").count()).toBe(1);
  const kept = page.getByRole("group", { name: "Only cores and leads decide this." });
  expect(await kept.getByRole("menuitem").count()).toBeGreaterThan(5);
  expect(await dialog(page).count()).toBe(0);
});

test.each([
  { colorScheme: "light", width: 1440 },
  { colorScheme: "dark", width: 320 },
] as const)(
  "axe finds nothing weighty in menu, dialog and toast: $colorScheme, $width px",
  async (how) => {
    const page = await world.openAs("core");
    await page.emulateMedia({ colorScheme: how.colorScheme });
    await page.setViewportSize({ width: how.width, height: 800 });
    await slotOf(page, 5)
      .getByRole("button", { name: /^Decide…/ })
      .click();
    await page.getByRole("menu").waitFor();
    await expectNoFindingsIn(page, "[role=menu]");
    await page.keyboard.press("Escape");
    // Else the bar covers a part of what was scrolled below it.
    await page.evaluate(() => scrollTo(0, 0));
    await expectNoFindingsIn(page, "html");
    await choose(slotOf(page, 5), "Release");
    await dialog(page).getByRole("status").waitFor();
    await expectNoFindingsIn(page, "dialog");
    await send(page, "Release it");
    await strip(page).waitFor();
    await expectNoFindingsIn(page, "section[aria-label='Decided, not sent yet']");
    await expectNoFindingsIn(page, "section[aria-label='What you decided']");
    await toast(page).getByRole("button", { name: "Undo" }).click();
    await strip(page).waitFor({ state: "detached" });
  },
);
