import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { everyPage } from "./pages.ts";
import { open } from "./visit.ts";

test.for(["invented", "hostile"] as const)(
  "each count of turns on the board of %s lets as many slots stand out",
  async (world) => {
    const board = everyPage.find((one) => one.name === "board" && one.in === world);
    if (board === undefined) throw new Error(`${world} has no board`);
    const page = await open(board, { javaScriptEnabled: false });
    const counts = await countsOn(page);

    for (const { words, address } of counts) {
      const [turn, told] = [words.replace(/\s*\d+$/, ""), Number(/\d+$/.exec(words)?.[0])];
      await page.goto(new URL(address, inject("worlds")[world].address).href);
      const slots = await outstandingOn(page);

      expect(slots, words).toHaveLength(told);
      for (const slot of slots) expect(slot).toContain(turn);
    }
    expect(counts.length).toBeGreaterThan(0);
  },
);

/** Each with the address that it leads to. */
const countsOn = (page: Page) =>
  page
    .getByRole("list", { name: "Whose turn" })
    .getByRole("link")
    .evaluateAll((links) =>
      links.map((link) => ({
        words: link.textContent?.trim() ?? "",
        address: link.getAttribute("href") ?? "",
      })),
    );

/** The words of the cards with a ring around them. */
const outstandingOn = (page: Page) =>
  page
    .locator("[data-slot]")
    .evaluateAll((cards) =>
      cards
        .filter((card) => getComputedStyle(card).boxShadow !== "none")
        .map((card) => card.textContent ?? ""),
    );
