import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { at, before, rankOf, world } from "#tests/browser/ranking-stage.ts";
import { focusRow, isSaid, openRanking } from "#tests/browser/ranking-world.ts";

test("a row tells its rank under that word, what its buttons move, and whether it is selected", async () => {
  const page = await openRanking(world);
  for (const rank of [1, 5, 20]) {
    const told = await toldOf(page, at(rank));
    expect(told.get("Rank")).toBe(`cell "${rank}"`);
    expect(told.get("Blueprint")).toContain(`rowheader "${at(rank)} `);
    expect(told.get("Blueprint")).toContain(`link "${at(rank)}"`);
    expect(told.get("Move")).toContain(`checkbox "Select ${at(rank)}"\n`);
    expect(told.get("Move")).toContain(`button "Move ${at(rank)}"`);
    expect(told.get("State")).toMatch(/^cell "(in slot \d+|ready|[a-z ]+)"/);
  }

  await focusRow(page, at(5));
  await page.keyboard.press("x");
  await isSaid(page, `${at(5)} is selected.`);
  expect((await toldOf(page, at(5))).get("Move")).toContain(`"Select ${at(5)}" [checked]`);
  expect((await toldOf(page, at(6))).get("Move")).not.toContain("[checked]");
  const current = page.locator("tr[aria-current=true]");
  expect(await current.getAttribute("data-name")).toBe(at(5));
  expect(await current.count()).toBe(1);
});

test("what moves a row without its name is in a group that has it", async () => {
  const page = await openRanking(world);
  await focusRow(page, at(5));
  const panel = page.getByRole("group", { name: `Move ${at(5)}` });
  await panel.waitFor();
  expect((await panel.ariaSnapshot()).match(/button "[^"]+"/g)).toEqual(
    ["Up", "Down", "Top", "Bottom", "To rank…", "Before or after another…"].map(
      (name) => `button "${name}"`,
    ),
  );
  await page.keyboard.press("m");
  await page.getByRole("menu", { name: `Move ${at(5)}` }).waitFor();
});

/** What a screen reader has of a row, cell by cell, under the word of each column. */
async function toldOf(page: Page, name: string): Promise<ReadonlyMap<string, string>> {
  const row = await page.locator(`tr[data-name="${name}"]`).ariaSnapshot();
  const head = await page.locator("thead tr").ariaSnapshot();
  const columns = [...head.matchAll(/columnheader "(.*)"/g)].map(([, word = ""]) => word);
  const [, ...cells] = row.split(/\n {2}- /);
  return new Map(columns.map((word, index) => [word, cells[index] ?? ""]));
}

type Way = {
  readonly item: string;
  /** What is typed into its dialog; keys that are no letters by their names. */
  readonly keys?: () => readonly string[];
  readonly to: () => number;
};

const ways: readonly Way[] = [
  { item: "Up", to: () => 9 },
  { item: "Down", to: () => 11 },
  { item: "Top", to: () => 1 },
  { item: "Bottom", to: () => before.length },
  { item: "To rank…", keys: () => ["4", "Enter"], to: () => 4 },
  { item: "Before or after another…", keys: () => [at(6), "Enter"], to: () => 6 },
  {
    ...{ item: "Before or after another…", to: () => 15 },
    keys: () => [at(15), "Tab", "ArrowDown", "Enter"],
  },
];

test.each(ways)(
  "$item of the menu moves by keyboard alone, is told once, and gives the focus back",
  async ({ item, keys, to }) => {
    const page = await openRanking(world);
    await focusRow(page, at(10));
    const heard = await listenTo(page);
    await page.keyboard.press("m");
    await page.getByRole("menu").waitFor();
    await walkTo(page, item);
    await page.keyboard.press("Enter");
    if (keys !== undefined) await page.getByRole("dialog").waitFor();
    for (const key of keys?.() ?? []) await pressOrType(page, key);

    const rank = () => rankOf(at(10));
    await expect.poll(rank, { timeout: 20_000 }).toBe(to());
    await page.getByRole("button", { name: "Undo", exact: true }).waitFor();
    expect(await heard()).toEqual([
      expect.stringMatching(`^${at(10)} moved from 10 to ${to()}, (after \\S+|at the top)\\.$`),
    ]);
    expect(await nameInFocus(page)).toBe(at(10));

    await page.keyboard.press("z");
    await isSaid(page, /^Undone\./);
    expect(await heard()).toHaveLength(2);
    expect(await world.order()).toEqual(before);
  },
);

test("the menu gives the focus back to the button that opened it, by Escape and after a move", async () => {
  const page = await openRanking(world);
  await focusRow(page, at(10));
  await page.keyboard.press("Shift+Tab");
  expect(await nameInFocus(page)).toBe(`Move ${at(10)}`);
  for (const key of ["Escape", "Enter"]) {
    await page.keyboard.press("Enter");
    await page.getByRole("menu").waitFor();
    await page.keyboard.press(key);
    expect(await nameInFocus(page)).toBe(`Move ${at(10)}`);
  }
  await isSaid(page, `${at(10)} moved from 10 to 9`);
  expect(await nameInFocus(page)).toBe(`Move ${at(10)}`);
});

/** With arrows. */
async function walkTo(page: Page, item: string): Promise<void> {
  for (let step = 0; step < 8 && !(await nameInFocus(page)).startsWith(item); step += 1)
    await page.keyboard.press("ArrowDown");
}

const pressOrType = (page: Page, key: string) =>
  /^(Enter|Tab|Arrow)/.test(key) ? page.keyboard.press(key) : page.keyboard.type(key);

/** What the element that has the focus is called. */
const nameInFocus = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent ?? "";
  });

/** Notes from now on what a screen reader is told by itself; gives all of it so far. */
async function listenTo(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    const live = "[role=status], [role=alert], [aria-live]";
    const regionsOf = ({ target, addedNodes }: MutationRecord) => {
      const element = target instanceof Element ? target : target.parentElement;
      const inside = [...addedNodes].flatMap((node) =>
        node instanceof Element
          ? [...(node.matches(live) ? [node] : []), ...node.querySelectorAll(live)]
          : [],
      );
      return [element?.closest(live), ...inside].filter((one) => one?.textContent);
    };
    new MutationObserver((records) => {
      for (const region of new Set(records.flatMap(regionsOf)))
        heard.push(region?.textContent ?? "");
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { heard });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}
