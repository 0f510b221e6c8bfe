import { expect, test } from "vitest";
import { everyPage, type Place } from "./pages.ts";
import { go } from "./visit.ts";
import { openWindow } from "./window.ts";

const titleless = ["", "review slots"];

test.for(["invented", "hostile"] as const)(
  "each page of %s has a title of its own",
  async (world) => {
    const page = await openWindow({ javaScriptEnabled: false });
    const titles = new Map<string, string>();
    for (const place of everyPage.filter((one) => one.in === world && isOnce(one))) {
      await go(page, place);
      const title = await page.title();
      expect.soft(titleless, place.name).not.toContain(title);
      expect
        .soft(titles.get(title), `${title} is the title of ${place.name} and of`)
        .toBeUndefined();
      titles.set(title, place.name);
    }
  },
);

/** The same page as another one, asked otherwise. */
const same = [
  "root",
  "board-whole-line",
  "backlog-filtered",
  "backlog-selected",
  "changes-filtered",
  "changes-of-blueprint",
  "find-person",
  "find-part",
  "find-nothing",
  "history-filtered",
  "history-nothing",
];

/** What is unknown has no name either. */
const isOnce = ({ name, status }: Place) =>
  !same.includes(name) && (status === 200 || name === "unknown-project");
