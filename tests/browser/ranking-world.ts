import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { freePort } from "#tests/support/free-port.ts";
import { nameAt } from "#tests/support/large-backlog.ts";
import { addressOf, type StartedService, startService } from "#tests/support/running-service.ts";
import { answerOf, slotsCommand } from "#tests/support/slots-command.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { signInAs } from "./sign-in-as.ts";
import { type How, openWindow } from "./window.ts";

type Board = { readonly project: string };

/** The demonstration, standing still, whose service can be killed and started again at the same address. */
export async function startRankingWorld() {
  const folder = await temporaryFolder();
  const settings = {
    SLOTS_DATA: folder.path,
    SLOTS_DEMO_SPEED: "off",
    PORT: `${await freePort()}`,
  };
  const slots = slotsCommand(resolve("bin/slots"), settings);
  let service: StartedService = startService(settings);
  const address = (await addressOf(service)).replace(/\/$/, "");
  let project = "";
  while (project === "") {
    const { answers } = await slots("board");
    project = (answers[0] as Board | undefined)?.project ?? "";
    await pause(500);
  }
  return {
    ...{ address, project, slots },
    kill: async () => {
      service.signal("SIGKILL");
      await service.ended;
    },
    startAgain: async () => {
      service = startService(settings);
      await addressOf(service);
    },
    /** Makes so many more blueprints known, behind all others. */
    knowMany: async (count: number) => {
      const file = join(folder.path, "many.yaml");
      const many = Array.from({ length: count }, (_, index) => ({
        name: nameAt(index + 1),
        title: `A piece of work that is number ${index + 1}`,
        kind: "feature",
        approved: "2014-06-02",
      }));
      await writeFile(file, JSON.stringify({ blueprints: many }));
      await answerOf(slots, "import", file);
    },
    /** The order as the service has it. */
    order: async () => {
      const response = await fetch(`${address}/api/v1/projects/${project}/backlog?limit=10000`);
      const { blueprints } = (await response.json()) as { blueprints: { name: string }[] };
      return blueprints.map(({ name }) => name);
    },
    /** All moves of the history, newest first, as `who name from to`. */
    moves: async () => {
      const query = "kind=rank&limit=100";
      const response = await fetch(`${address}/api/v1/projects/${project}/history?${query}`);
      const { decisions } = (await response.json()) as { decisions: Decision[] };
      return decisions.map(
        ({ who, blueprint, facts }) => `${who} ${blueprint} ${facts?.from} ${facts?.to}`,
      );
    },
    stop: async () => {
      service.signal("SIGTERM");
      await service.ended;
      await folder[Symbol.asyncDispose]();
    },
  };
}

type Decision = {
  readonly who: string;
  readonly blueprint: string;
  readonly facts: { readonly from: number; readonly to: number } | null;
};

export type RankingWorld = Awaited<ReturnType<typeof startRankingWorld>>;

/** Opens the backlog as somebody who may rank, and waits until rows can be moved. */
export async function openRanking(
  world: RankingWorld,
  { as = "core", ...how }: How & { readonly as?: "core" | "lead" } = {},
): Promise<Page> {
  const page = await openWindow(how, "refused");
  const { address, project } = world;
  await signInAs(page, as, { address, path: `/${project}/backlog` });
  await canRank(page);
  return page;
}

/** Waits until the code of moving is there. */
export const canRank = (page: Page) => page.waitForSelector("tr[data-name] [data-grip]");

/** What the page shows, top first, of the rows that are drawn. */
export const shownOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("tr[data-name]")].map(
      ({ dataset }) => dataset["name"] ?? "",
    ),
  );

/** Waits until screen readers were told something like this. */
export const isSaid = (page: Page, words: string | RegExp) =>
  page.locator("[role=status]").filter({ hasText: words }).first().waitFor({ state: "attached" });

/** The name whose row has the focus. */
export const focusedOn = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>("tr")?.dataset["name"] ?? null);

/** Gives the focus to a row's name. */
export const focusRow = (page: Page, name: string) =>
  page.locator(`tr[data-name="${name}"] th a`).focus();

/** Takes a row by its grip and holds it over another one, in its upper or lower half. */
export async function dragOver(
  page: Page,
  name: string,
  { over, half = "upper" }: { over: string; half?: "upper" | "lower" },
): Promise<void> {
  const from = await boxOf(page, name);
  const to = await boxOf(page, over);
  await page.mouse.move(from.x + 8, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 16, from.y + 20, { steps: 3 });
  await page.mouse.move(to.x + 16, to.y + (half === "upper" ? 5 : 22), { steps: 8 });
  await page.waitForTimeout(100);
}

async function boxOf(page: Page, name: string) {
  const box = await page.locator(`tr[data-name="${name}"] [data-grip]`).boundingBox();
  if (box === null) throw new Error(`${name} has no grip.`);
  return box;
}
