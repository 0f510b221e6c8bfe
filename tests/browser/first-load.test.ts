import { gzipSync } from "node:zlib";
import type { Page, Response } from "playwright-core";
import { beforeAll, expect, inject, test } from "vitest";
import { startBareNext } from "./bare-next.ts";
import { canRank } from "./ranking-world.ts";
import { signInAs } from "./sign-in-as.ts";
import { isTakenOver } from "./taken-over.ts";
import { newWindow, openWindow } from "./window.ts";

/** What a browser with an empty cache asks for until the page is alive. */
async function firstLoad(
  page: Page,
  url: string,
  until: (page: Page) => Promise<unknown> = async () => {},
): Promise<readonly Response[]> {
  const responses: Response[] = [];
  const note = (response: Response) => responses.push(response);
  page.on("response", note);
  await page.goto(url);
  await page.waitForFunction(isTakenOver);
  await until(page);
  page.off("response", note);
  return responses;
}

const kindOf = (response: Response) => response.request().resourceType();

/** Bytes of all scripts, each packed as a server packs it and whether or not the window had it already. */
async function scriptBytes(responses: readonly Response[]): Promise<number> {
  const scripts = new Set(
    responses.filter((response) => kindOf(response) === "script").map((response) => response.url()),
  );
  const sizes = await Promise.all([...scripts].map(packedSize));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function packedSize(url: string): Promise<number> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers with ${response.status}.`);
  return gzipSync(new Uint8Array(await response.arrayBuffer())).length;
}

const kilobyte = 1024;

/** Bytes of the scripts of a bare page. */
let floor: number;

beforeAll(async () => {
  const bare = await startBareNext();
  const { page, close } = await newWindow({}, "foreign");
  floor = await scriptBytes(await firstLoad(page, bare.address));
  await close();
  await bare.stop();
});

test("the board's first load has at most 15 KB of scripts more than a bare page", async () => {
  const { address, project } = inject("worlds").invented;

  const board = await scriptBytes(await firstLoad(await openWindow(), `${address}/${project}`));

  console.log(`first load: bare ${floor} bytes, board ${board - floor} more`);
  expect(floor).toBeGreaterThan(50 * kilobyte);
  expect(board - floor).toBeLessThanOrEqual(15 * kilobyte);
});

test("it has no more for who has signed in, until they decide something", async () => {
  const { address, project } = inject("worlds").invented;
  const page = await openWindow();
  await signInAs(page, "core", { address, path: "/help" });

  const board = await scriptBytes(await firstLoad(page, `${address}/${project}`));

  console.log(`first load, signed in: ${board - floor} bytes more than bare`);
  expect(board - floor).toBeLessThanOrEqual(15 * kilobyte);
});

test("the board asks for little, once, and for nothing of anybody else", async () => {
  const { address, project } = inject("worlds").invented;

  const responses = await firstLoad(await openWindow(), `${address}/${project}`);

  const urls = responses.map((response) => response.url());
  expect(new Set(urls).size).toBe(urls.length);
  expect(urls.filter((url) => !url.startsWith(`${address}/`))).toEqual([]);
  const kinds = responses.map(kindOf);
  // Data of its own it has no need of: it came with the page.
  expect(kinds.filter((kind) => kind === "fetch" || kind === "xhr")).toEqual([]);
  expect(kinds.filter((kind) => kind === "document")).toHaveLength(1);
  expect(kinds.length).toBeLessThanOrEqual(20);
});

test("the backlog of who may rank has at most 95 KB more, and that of others has none of it", async () => {
  const { address, project } = inject("worlds").invented;
  const backlog = `${address}/${project}/backlog`;
  const reader = await scriptBytes(await firstLoad(await openWindow(), backlog));
  const page = await openWindow();
  await signInAs(page, "core", { address });

  const responses = await firstLoad(page, backlog, canRank);

  const ranker = await scriptBytes(responses);
  console.log(`backlog: readers ${reader - floor} bytes more than bare, rankers ${ranker - floor}`);
  expect(ranker - floor).toBeLessThanOrEqual(95 * kilobyte);
  expect(ranker - reader).toBeGreaterThan(5 * kilobyte);
});
