import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectNoFindings } from "./every-page/axe.ts";
import { expectToBeStill, expectToFit, expectToFitOtherwise } from "./every-page/layout.ts";
import { expectWay } from "./every-page/structure.ts";
import { expectTabToReachAll } from "./every-page/tab.ts";
import { expectSameWords } from "./every-page/words.ts";
import { everyPage, type Place } from "./pages.ts";
import { show } from "./visit.ts";
import { lookAsUsual, newWindow, type Window } from "./window.ts";
import type { Worlds } from "./worlds.ts";

/** In this order: what is said is compared before anything moves, and the walk through the page is the last. */
const checks: Readonly<Record<string, (page: Page, place: Place) => Promise<void>>> = {
  "it says the same without JavaScript": expectSameWords,
  "a screen reader finds its way": expectWay,
  "axe finds nothing weighty": expectNoFindings,
  "nothing scrolls sideways at any width": expectToFit,
  "on paper and in forced colours neither": expectToFitOtherwise,
  "nothing moves for who wants no motion": expectToBeStill,
  "Tab reaches everything, in order and seen": expectTabToReachAll,
};

/** Every check on every page of this world. A page is opened once: to open it costs more than most checks do. */
export function checkPagesOf(world: keyof Worlds): void {
  const places = everyPage.filter((place) => place.in === world);
  describe.each(places)(`${world} $name`, (place) => {
    let window: Window;
    beforeAll(async () => {
      window = await newWindow();
      await show(window.page, place);
    });
    afterAll(() => window?.close());

    for (const [name, check] of Object.entries(checks)) {
      test(name, async () => {
        await lookAsUsual(window.page);
        await check(window.page, place);
      });
    }

    test("and nothing went wrong in it", () => {
      expect(window.troubles).toEqual([]);
    });
  });
}
