import { afterAll, beforeAll, expect, test } from "vitest";
import { atATime } from "#tests/support/at-a-time.ts";
import { loadedBy, offeredBy, wordsOf } from "#tests/support/html.ts";
import { answerOf } from "#tests/support/slots-command.ts";
import { hostileSubjects, publishedProject } from "./published-project.ts";

let published: Awaited<ReturnType<typeof publishedProject>>;

beforeAll(async () => {
  published = await publishedProject();
}, 300_000);

afterAll(() => published?.stop());

/** Pages about something that nobody knows. */
const unknownPages = ["nova/blueprints/nobody-knows-it", "nova/changes/999999"];

async function page(path: string): Promise<string> {
  const response = await fetch(`${published.address}${path}`);
  expect(response.status, path).toBe(unknownPages.includes(path) ? 404 : 200);
  return await response.text();
}

/** Every kind of page there is. */
const everyPage = () => [
  "",
  "nova",
  "nova?line=whole",
  "nova/blueprints/cells-v3",
  "nova/blueprints/numa.placement",
  "nova/blueprints/conflicting-work",
  "nova/blueprints/spec-pending",
  "nova/blueprints/bad-link",
  ...unknownPages,
  ...published.changes.all.map((change) => `nova/changes/${change}`),
];

type Why = { readonly text: string; readonly verdict: string };

test("the page of each change has the very sentence of slots why", async () => {
  const { slots, changes } = published;
  expect(changes.all.length).toBeGreaterThanOrEqual(20);

  const verdicts = await atATime(2, changes.all, async (change) => {
    const { text, verdict } = await answerOf<Why>(slots, "why", String(change));
    expect(wordsOf(await page(`nova/changes/${change}`))).toContain(text);
    return verdict;
  });
  expect(new Set(verdicts).size).toBeGreaterThanOrEqual(7);
}, 240_000);

test("so has the page of each blueprint", async () => {
  for (const name of ["cells-v3", "numa.placement", "spec-pending"]) {
    const { text } = await answerOf<Why>(published.slots, "why", name);

    expect(wordsOf(await page(`nova/blueprints/${name}`))).toContain(text);
  }
}, 60_000);

test("the board begins with its answer and shows the line with what is missing", async () => {
  const words = wordsOf(await page("nova"));

  expect(words).toContain("1 of 1 slots is in use.");
  expect(words).toContain("cells-v3");
  expect(words).toContain("work in progress");
  expect(words).not.toContain("Demonstration");
});

test("the only project's board is also at the root", async () => {
  expect(wordsOf(await page(""))).toContain("1 of 1 slots is in use.");
});

test("a held change explains its hold in ten parts and says what to do", async () => {
  const words = wordsOf(await page(`nova/changes/${published.changes.held}`));

  for (const part of [
    "What",
    "Why",
    "Scope",
    "Since",
    "Until",
    "Place",
    "Do now",
    "Need not",
    "Who lifts it",
    "Link",
  ]) {
    expect(words).toContain(part);
  }
  expect(words).toContain("is a hold, not a review: it says nothing about the code.");
  expect(words).toContain("What would win a slot");
});

test("what people wrote is only ever text", async () => {
  for (const path of everyPage()) {
    const html = await page(path);

    expect(html, path).not.toMatch(/<img\b/i);
    expect(html, path).not.toMatch(/<script>alert/i);
    expect(html, path).not.toMatch(/<b>Objects/);
    expect(html, path).not.toMatch(/\sstyle="/);
    expect(html, path).not.toMatch(/\son[a-z]+="/i);
  }
}, 60_000);

test("hostile subjects are there whole, each in its own direction", async () => {
  for (const [kind, subject] of Object.entries(hostileSubjects)) {
    const html = await page(`nova/changes/${published.changes.hostile.get(kind)}`);

    expect(wordsOf(html), kind).toContain(subject);
  }
  const number = published.changes.hostile.get("rightToLeft");
  const html = await page(`nova/changes/${number}`);
  expect(html).toContain(`<bdi dir="auto">${hostileSubjects.rightToLeft}</bdi>`);
});

test("nothing is loaded from another host", async () => {
  const styles = new Set<string>();
  for (const path of everyPage()) {
    for (const address of loadedBy(await page(path))) {
      expect(address, path).toMatch(/^\/(?!\/)/);
      if (address.endsWith(".css")) styles.add(address);
    }
  }
  expect(styles.size).toBeGreaterThan(0);
  for (const style of styles) {
    const css = await (await fetch(new URL(style, published.address))).text();
    expect(css).not.toMatch(/@import|url\(\s*["']?(?:https?:)?\/\//i);
  }
}, 60_000);

test("links lead to our own pages and to the configured review server", async () => {
  const known = [/^\/(?!\/)/, /^http:\/\/slots\.example\.org\/nova\/changes\/\d+$/];
  for (const path of everyPage()) {
    for (const address of offeredBy(await page(path))) {
      const isKnown = known.some((form) => form.test(address));
      expect(isKnown || address.startsWith(`${published.gerrit}c/openstack/nova/+/`), address).toBe(
        true,
      );
    }
  }
}, 60_000);

test("what is not known is said with what is near, and with status 404", async () => {
  const misspelt = await unknown("nova/blueprints/cells-v4");
  expect(misspelt).toContain("No blueprint of nova is called “cells-v4”.");
  expect(misspelt).toContain("Did you mean “cells-v3”?");
  expect(await unknown("nova/changes/999999")).toContain("Nothing is known of change 999999.");
  expect(await unknown("nova/changes/cells-v3")).toContain("Nothing is known of");
  expect(await unknown("neutron")).toContain("No project “neutron” is here.");
  expect(await unknown("neutron/changes/1")).toContain("No project “neutron” is here.");
});

/** The words of a page about something unknown. */
async function unknown(path: string): Promise<string> {
  const response = await fetch(`${published.address}${path}`);
  expect(response.status, path).toBe(404);
  return wordsOf(await response.text());
}

test("the health check answers the same as slots status", async () => {
  const health = await (await fetch(`${published.address}api/health`)).json();
  const status = await answerOf(published.slots, "status");

  const { lastRead: _now, database: _grows, ...steady } = status as Record<string, unknown>;
  expect(health).toMatchObject(steady);
  expect(health).toMatchObject({ project: "nova", mode: "vote", started: true, paused: false });
}, 30_000);
