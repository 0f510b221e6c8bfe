import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nameAt } from "#tests/support/large-backlog.ts";
import { median, pressed, quickest, slowDown } from "./interactions.ts";
import { largeProject } from "./large-project.ts";
import { type How, openWindow } from "./window.ts";

const known = 10_000;
let large: Awaited<ReturnType<typeof largeProject>>;

beforeAll(async () => {
  large = await largeProject(known);
});

afterAll(() => large?.stop());

/** Opens the backlog, and waits until the browser has all of it. */
async function openBacklog(search = "", how: How = {}): Promise<Page> {
  const page = await openWindow(how);
  await page.goto(`${large.address}nova/backlog${search}`);
  if (how.javaScriptEnabled !== false) await isWhole(page);
  return page;
}

/** Waits until React has taken the list over and has all rows; what the server sent may look whole before it listens. */
const isWhole = (page: Page) =>
  page.waitForFunction(
    () =>
      Object.keys(document.querySelector("table") ?? {}).some((key) => key.startsWith("__react")) &&
      document.querySelector('[aria-label="Pages of the backlog"], [aria-busy="true"]') === null,
  );

/** The drawn rows: which they are, which can be seen below the head of the table, and which is selected. */
const rowsOn = (page: Page) =>
  page.evaluate(() => {
    const drawn = [...document.querySelectorAll<HTMLElement>("tr[data-name]")];
    const head = document.querySelector("thead")?.getBoundingClientRect().bottom ?? 0;
    const seen = drawn.filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= head - 1 && bottom <= innerHeight;
    });
    const nameOf = (row: Element | null | undefined) => row?.getAttribute("data-name") ?? null;
    return {
      drawn: drawn.length,
      indexes: drawn.map((row) => Number(row.ariaRowIndex)),
      ranks: drawn.map((row) => Number(row.querySelector("td")?.textContent)),
      first: nameOf(seen[0]),
      seen: seen.map(nameOf),
      selected: nameOf(document.querySelector("tr[aria-current]")),
      focused: nameOf(document.activeElement?.closest("tr")),
      count: Number(document.querySelector("table")?.ariaRowCount),
    };
  });

const scrollTo = async (page: Page, top: number) => {
  await page.evaluate((y) => window.scrollTo(0, y), top);
  await isSettled(page);
};

/**
 * Waits until the list stands still: rows of many heights find their places as they are drawn. A busy machine draws
 * late, and what was not drawn since stands still too.
 */
async function isSettled(page: Page): Promise<void> {
  let before = "";
  for (;;) {
    await page.waitForTimeout(200);
    await isDrawn(page);
    const now = JSON.stringify([await rowsOn(page), await page.evaluate(() => scrollY)]);
    if (now === before) return;
    before = now;
  }
}

/** Waits for two pictures: the first may have been begun before. */
const isDrawn = (page: Page) =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );

const answer = (page: Page) => page.locator("h1").textContent();

test("of ten thousand rows few are drawn, each in its place, wherever the list is scrolled to", async () => {
  const page = await openBacklog("", { viewport: { width: 2560, height: 1600 } });
  for (const top of [0, 4_000, 145_000, 400_000, 100]) {
    await scrollTo(page, top);
    const { drawn, indexes, ranks, seen, count } = await rowsOn(page);

    expect(drawn).toBeLessThanOrEqual(80);
    expect(seen.length).toBeGreaterThan(40);
    expect(count).toBe(known + 1);
    expect(indexes).toEqual(ranks.map((rank) => rank + 1));
    expect(ranks).toEqual(ranks.map((_, index) => (ranks[0] ?? 0) + index));
  }
});

test("the filter finds in all rows, also those that are not drawn, and changes no count", async () => {
  const page = await openBacklog();
  const before = await answer(page);

  await page.keyboard.press("f");
  await page.keyboard.type("05000");
  await page.waitForFunction(() => document.querySelectorAll("tr[data-name]").length === 1);

  expect((await rowsOn(page)).seen).toEqual([nameAt(5_000)]);
  expect(await page.getByRole("status").first().textContent()).toContain("Showing 1 of 10000.");
  expect(await answer(page)).toBe(before);
  await page.waitForURL(/\?q=05000$/);
  await page.reload();
  await isWhole(page);
  expect((await rowsOn(page)).seen).toEqual([nameAt(5_000)]);
  await page.keyboard.press("f");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.querySelectorAll("tr[data-name]").length > 30);
  expect(await page.getByRole("searchbox", { name: /^Filter all/ }).inputValue()).toBe("");
});

test("a filter that nothing passes says so, and is cleared", async () => {
  const page = await openBacklog("?q=nobody-has-this");
  expect(await page.locator("main").textContent()).toContain(
    "None of the 10000 blueprints matches.",
  );

  await page.getByRole("link", { name: "Clear filter" }).click();
  await page.waitForFunction(() => document.querySelectorAll("tr[data-name]").length > 30);

  expect(page.url()).toBe(`${large.address}nova/backlog`);
});

test("a count of the heading shows those that it counts, and the ways back and forward do too", async () => {
  const page = await openBacklog();

  await page.getByRole("link", { name: /not approved$/ }).click();
  await showsSome(page);
  expect((await rowsOn(page)).seen.slice(0, 2)).toEqual([nameAt(11), nameAt(22)]);
  await page.goBack();

  await showsAll(page);
  expect(page.url()).toBe(`${large.address}nova/backlog`);
  await page.keyboard.press("j");
  await page.waitForURL(/around=/);
  await page.goForward();

  await showsSome(page);
  expect((await rowsOn(page)).seen.slice(0, 2)).toEqual([nameAt(11), nameAt(22)]);
  expect(page.url()).toMatch(/[?&]state=/);
  await page.goBack();
  await showsAll(page);
});

const showsAll = (page: Page) =>
  page.waitForFunction(() => document.querySelector("table")?.ariaRowCount === "10001");

async function showsSome(page: Page) {
  // For a moment of a busy machine there may be no table at all.
  await page.waitForFunction(() =>
    ["10001", null, undefined].every(
      (other) => document.querySelector("table")?.ariaRowCount !== other,
    ),
  );
  await isSettled(page);
}

test("keys walk through all rows, and the focus is always on a row that can be seen", async () => {
  const page = await openBacklog();
  const walk = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
    await isSettled(page);
    const { selected, focused, seen } = await rowsOn(page);
    expect(focused).toBe(selected);
    expect(seen).toContain(selected);
    return selected;
  };

  expect(await walk("j")).toBe(nameAt(1));
  expect(await walk("j", "ArrowDown", "k")).toBe(nameAt(2));
  expect(await walk("End")).toBe(nameAt(known));
  expect(await walk("ArrowUp")).toBe(nameAt(known - 1));
  expect(await walk("Home")).toBe(nameAt(1));
  const below = await walk("PageDown");
  expect(await walk("PageDown", "PageUp")).toBe(below);
  await page.keyboard.press("f");
  await page.keyboard.type("jjk");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.querySelector("table")?.ariaRowCount === "10001");
  expect(page.url()).toContain(`around=${below}`);
});

test("who opens a row and comes back finds the list as it was, by the browser or by a fresh load", async () => {
  const page = await openBacklog();
  await scrollTo(page, 50_000);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.waitForURL(/around=/);
  await isSettled(page);
  const before = await rowsOn(page);

  await page.keyboard.press("o");
  await page.waitForURL(/\/blueprints\//);
  expect(page.url()).toContain(`/blueprints/${before.selected}`);
  await page.goBack();
  await isWhole(page);
  await isSettled(page);
  const back = await rowsOn(page);
  expect([back.first, back.selected]).toEqual([before.first, before.selected]);

  await page.reload();
  await isWhole(page);
  await isSettled(page);
  const again = await rowsOn(page);
  expect([again.first, again.selected]).toEqual([before.first, before.selected]);
});

test.for(["?page=3", `?around=${nameAt(401)}#here`, `?q=${nameAt(401)}`])(
  "nothing moves when the rest of the list arrives: %s",
  async (search) => {
    const page = await openWindow();
    // So that what moves is not the page around, for want of a font.
    await page.goto(`${large.address}nova`);
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries() as unknown as { value: number }[]) {
          document.documentElement.dataset["shift"] = `${value}`;
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(`${large.address}nova/backlog${search}`);
    await isWhole(page);
    await page.waitForTimeout(500);

    expect(await page.evaluate(() => document.documentElement.dataset["shift"])).toBeUndefined();
  },
);

test("on paper the list begins with its first row and says how it goes on", async () => {
  const page = await openBacklog("?kind=debt");
  await scrollTo(page, 20_000);
  await page.evaluate(() => {
    addEventListener("beforeprint", () => {
      const rows = document.querySelectorAll("tr[data-name]");
      document.documentElement.dataset["printed"] = `${rows.length} ${rows[0]?.ariaRowIndex}`;
    });
  });

  const paper = await page.pdf();

  expect(paper.byteLength).toBeGreaterThan(50_000);
  expect(await page.evaluate(() => document.documentElement.dataset["printed"])).toBe("1000 2");
  expect(await page.locator("main").textContent()).toContain("The first 1000 of 2000 rows.");
  await page.waitForFunction(() => document.querySelectorAll("tr[data-name]").length <= 80);
});

test("without JavaScript the order is turned over page by page", async () => {
  const page = await openBacklog("", { javaScriptEnabled: false });
  expect((await rowsOn(page)).drawn).toBe(50);

  await page.getByRole("link", { name: "Next" }).click();
  await page.waitForURL(/page=2$/);
  expect((await rowsOn(page)).ranks[0]).toBe(51);
  await page.getByRole("link", { name: "Last" }).click();
  await page.waitForURL(/page=200$/);
  expect((await rowsOn(page)).ranks.at(-1)).toBe(known);

  await page.getByRole("searchbox", { name: /^Filter all/ }).fill("cells 00401");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=cells/);
  expect((await rowsOn(page)).ranks).toEqual([401]);
});

test("on a phone the list is as whole, its rows of many heights are links, and none is lost", async () => {
  const page = await openBacklog("", { viewport: { width: 375, height: 812 } });
  for (const top of [0, 3_000, 300_000]) {
    await scrollTo(page, top);
    const { drawn, ranks } = await rowsOn(page);
    expect(drawn).toBeLessThanOrEqual(80);
    expect(ranks).toEqual(ranks.map((_, index) => (ranks[0] ?? 0) + index));
  }
  const { first } = await rowsOn(page);

  await page.locator(`tr[data-name="${first}"]`).click({ position: { x: 200, y: 40 } });
  await page.waitForURL(/\/blueprints\//);
  expect(page.url()).toContain(`/blueprints/${first}`);
});

test("on a processor four times as slow an interaction is seen within 100 ms", async () => {
  const keys = ["j", "j", "End", "k", "Home", "PageDown", "PageDown", "f", "v", "m", "w"];
  const tries: number[][] = [];
  for (let time = 0; time < 3; time += 1) {
    const page = await openBacklog();
    await slowDown(page);
    const durations: number[] = [];
    for (const key of keys) durations.push(await pressed(page, key));
    tries.push(durations);
    await page.close();
  }

  expect(median(quickest(tries))).toBeLessThanOrEqual(100);
});

test("with colours of one's own the page and the row that one is at are told from all others", async () => {
  const page = await openBacklog(`?around=${nameAt(3)}`, { forcedColors: "active" });

  const marks = await page.evaluate(() => {
    const marked = (selector: string, property: string) =>
      [...document.querySelectorAll(selector)].map((one) => ({
        isCurrent: one.hasAttribute("aria-current"),
        mark: getComputedStyle(one).getPropertyValue(property),
      }));
    return {
      pages: marked("nav[aria-label='Pages'] a", "border-bottom-color"),
      rows: marked("tr[data-name]", "outline-style"),
    };
  });

  for (const all of [marks.pages, marks.rows]) {
    const [current, ...more] = all.filter(({ isCurrent }) => isCurrent);
    expect(more).toEqual([]);
    expect(all.filter(({ mark }) => mark === current?.mark)).toEqual([current]);
  }
});
