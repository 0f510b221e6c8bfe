import { afterAll, beforeAll, expect, test } from "vitest";
import { expectNoFindings } from "#tests/browser/every-page/axe.ts";
import { signInAs } from "#tests/browser/sign-in-as.ts";
import { openWindow } from "#tests/browser/window.ts";
import { startInvented, type World } from "#tests/browser/worlds.ts";

let world: World;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ world, stop } = await startInvented());
});

afterAll(() => stop?.());

type Path = (world: World) => string;

/** Pages that look otherwise to who has signed in, each as the one who sees most of it. */
const pages: readonly (readonly [name: string, who: "core" | "operator", path: Path])[] = [
  ["board", "core", ({ project }) => `/${project}`],
  ["backlog", "core", ({ project }) => `/${project}/backlog`],
  ["blueprint", "core", ({ project, blueprints }) => `/${project}/blueprints/${blueprints.inSlot}`],
  ["change", "core", ({ project, changes }) => `/${project}/changes/${changes["waiting"]}`],
  ["holds", "core", ({ project }) => `/${project}/changes?held=yes`],
  ["history", "core", ({ project }) => `/${project}/history`],
  ["access", "core", () => "/me/access"],
  ["sign-in", "core", () => "/sign-in"],
  ["bot", "operator", ({ project }) => `/${project}/bot`],
  ["policy", "operator", ({ project }) => `/${project}/policy`],
  ["import", "operator", ({ project }) => `/${project}/import`],
  ["set-up", "operator", ({ project }) => `/${project}/setup`],
];

test.each(pages)("axe finds nothing weighty on %s as the %s sees it", async (_, who, path) => {
  const page = await openWindow();
  await signInAs(page, who, { address: world.address, path: `/${world.project}` });
  await page.goto(`${world.address}${path(world)}`);
  await page.waitForLoadState("networkidle");
  expect(await page.getByRole("main").count()).toBe(1);

  await expectNoFindings(page);

  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth, "nothing is wider than a phone").toBe(clientWidth);
});
