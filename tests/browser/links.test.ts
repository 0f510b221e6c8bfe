import { expect, inject, test } from "vitest";
import { offeredBy, wordsOf } from "#tests/support/html.ts";
import { everyPage } from "./pages.ts";
import type { World, Worlds } from "./worlds.ts";

const both = ["invented", "hostile"] as const;

/** The links go through hundreds of pages, each once. */
const patience = 5 * 60_000;

test.for(both)("every link of %s leads to what is there", { timeout: patience }, async (name) => {
  const { address, gerrit } = inject("worlds")[name];
  const links = await linksOf(name);
  const mistakes = [];
  for (const { from, words, to } of links) {
    const isRight =
      to.origin === address ? await isThere(to) : isConfigured(to, new URL(gerrit).origin);
    if (!isRight) mistakes.push(`${from}: “${words}” leads to ${to}`);
  }

  expect(mistakes).toEqual([]);
  expect(links.length).toBeGreaterThan(1_000);
});

test.for(both)(
  "every number of %s leads to what it counts",
  { timeout: patience },
  async (name) => {
    const numbers = (await linksOf(name)).filter(isNumber);
    const mistakes = [];
    for (const { from, words, to } of numbers) {
      const told = Number.parseInt(words, 10);
      const counted = await countOn(to);
      // Of a list whose first are shown already the rest is told, and it leads to all.
      const isRight = / more\b/.test(words) ? (counted ?? 0) >= told : counted === told;
      if (!isRight) mistakes.push(`${from}: “${words}” leads to ${counted} at ${to}`);
    }

    expect(mistakes).toEqual([]);
    expect(numbers.length).toBeGreaterThan(40);
  },
);

type Link = { readonly from: string; readonly words: string; readonly to: URL };

/** What all pages of a world offer to go to. */
async function linksOf(name: keyof Worlds): Promise<readonly Link[]> {
  const world = inject("worlds")[name];
  const links: Link[] = [];
  for (const place of everyPage.filter((one) => one.in === name)) {
    const here = new URL(place.path(world), world.address);
    for (const { address, words } of offeredBy(withoutChosen((await visit(here)).html))) {
      links.push({ from: place.name, words, to: new URL(ownIn(address, world), here) });
    }
  }
  return links;
}

/** All but the counts of what is asked already: those take it back, and lead to what is left of the question. */
const withoutChosen = (html: string) =>
  html.replace(/<a\b[^>]*\saria-current="true"[^>]*>[\s\S]*?<\/a>/g, "");

/** What the bot says names our pages as the configuration of `publishedProject` does. */
const ownIn = (address: string, world: World) =>
  address.replace(/^http:\/\/slots\.example\.org(?=\/)/, world.address);

type Visited = { readonly status: number; readonly html: string };

const visited = new Map<string, Promise<Visited>>();

function visit({ origin, pathname, search }: URL): Promise<Visited> {
  const address = `${origin}${pathname}${search}`;
  const page = visited.get(address) ?? ask(address);
  visited.set(address, page);
  return page;
}

async function ask(address: string): Promise<Visited> {
  const response = await fetch(address);
  return { status: response.status, html: await response.text() };
}

async function isThere(to: URL): Promise<boolean> {
  const { status, html } = await visit(to);
  return status === 200 && (to.hash === "" || html.includes(` id="${to.hash.slice(1)}"`));
}

/** The review server, and where the specs of the blueprints are. */
const isConfigured = ({ origin }: URL, gerrit: string) =>
  origin === gerrit || origin === "https://specs.example.org";

/** "12 on hold", not "3 min ago" nor a rank or a number of a change. */
const isNumber = ({ words, to }: Link) =>
  /^\d+ (?!\w+ ago$)/.test(words) && (to.hash !== "" || /\/(?:changes|backlog)$/.test(to.pathname));

/** How much a page or a part of it has, by its own words; null where it does not say. */
async function countOn(to: URL): Promise<number | null> {
  const { html } = await visit(to);
  const words = wordsOf(html);
  const said =
    to.hash === ""
      ? (/Showing (\d+) of \d+\./.exec(words) ??
        /(\d+) (?:open changes?\. |in rank order)/.exec(words))
      : new RegExp(` id="${to.hash.slice(1)}"[^>]*><header.*?>(\\d+)<.*?</header>`).exec(html);
  return said === null ? null : Number(said[1]);
}
