import { afterAll, beforeAll, expect, test } from "vitest";
import { atATime } from "#tests/support/at-a-time.ts";
import { loadedBy, offeredBy, turningIn, wordsOf } from "#tests/support/html.ts";
import { answerOf } from "#tests/support/slots-command.ts";
import { hostileSubjects, publishedProject } from "./published-project.ts";

let published: Awaited<ReturnType<typeof publishedProject>>;

beforeAll(async () => {
  published = await publishedProject();
}, 300_000);

afterAll(() => published?.stop());

/** Pages about something that nobody knows. */
const unknownPages = [
  "nova/blueprints/nobody-knows-it",
  "nova/changes/999999",
  "nova/people/nobody-knows-them",
  "nova/history/999999",
  "nova/history/newest",
];

async function page(path: string): Promise<string> {
  const response = await fetch(`${published.address}${path}`);
  expect(response.status, path).toBe(unknownPages.includes(path) ? 404 : 200);
  return await response.text();
}

const today = new Date().toISOString().slice(0, 10);

/** Every kind of page there is. */
const everyPage = () => [
  "",
  "nova",
  "nova?line=whole",
  "nova/backlog",
  "nova/backlog?q=numa&kind=feature&state=in-line",
  "nova/backlog?around=objects-for-all",
  "nova/blueprints/cells-v3",
  "nova/blueprints/numa.placement",
  "nova/blueprints/conflicting-work",
  "nova/blueprints/spec-pending",
  "nova/blueprints/bad-link",
  "nova/bot",
  `nova/bot?example=${published.changes.held}`,
  "nova/bot?example=javascript:alert(5)",
  "nova/attention",
  "nova/policy",
  "help",
  "nova/changes",
  "nova/changes?verdict=waiting&owner=jay",
  "nova/changes?held=yes&page=99&verdict=%3Cimg%20src=x%3E",
  "nova/people/jay",
  "nova/people/dana",
  "nova/people/slotbot",
  "find",
  "find?q=jay&in=nova",
  "find?q=part",
  "find?q=work&as=topic",
  `find?q=${encodeURIComponent(hostileSubjects.markup)}`,
  `find?q=${encodeURIComponent(hostileSubjects.override)}`,
  "me",
  "nova/history",
  "nova/history?kind=slots&before=100000",
  "nova/history?who=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&from=today",
  "nova/history/1",
  `nova?at=${today}`,
  `nova/backlog?at=${today}&from=3`,
  "nova?at=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
  "nova?at=2014-07-07",
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

  expect(words).toContain("1 of 1 slot is in use.");
  expect(words).toContain("cells-v3");
  expect(words).toContain("work in progress");
  expect(words).not.toContain("Demonstration");
});

test("the only project's board is also at the root", async () => {
  expect(wordsOf(await page(""))).toContain("1 of 1 slot is in use.");
});

test("the backlog has every known blueprint in rank order, and says where each stands", async () => {
  const words = wordsOf(await page("nova/backlog"));

  expect(words).toMatch(/4 wait in line, 3 of them ready\./);
  expect(words).toContain("6 in rank order");
  const names = ["cells-v3", "objects-for-all", "numa.placement", "conflicting-work"];
  const places = [...names, "spec-pending", "bad-link"].map((name) => words.indexOf(name));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  for (const state of ["in slot 1", "work in progress", "ready", "not approved"]) {
    expect(words).toContain(state);
  }
});

test("a filter in the address shows some of the backlog, and changes no count of it", async () => {
  const all = wordsOf(await page("nova/backlog"));
  const some = wordsOf(await page("nova/backlog?q=PENDING"));
  const none = wordsOf(await page("nova/backlog?q=nobody+has+this"));

  expect(some).toContain("Showing 1 of 6.");
  expect(some).toContain("spec-pending");
  expect(some).not.toContain("cells-v3");
  expect(none).toContain("None of the 6 blueprints matches.");
  expect(none).toContain("Clear filter");
  const [answer] = /\d+ wait in line, \d+ of them ready\./.exec(all) ?? [];
  for (const words of [some, none]) expect(words).toContain(answer);
});

test("the address of a row selects it, in whatever case, with what it lacks", async () => {
  const html = await page("nova/backlog?around=OBJECTS-for-all");

  expect(html).toMatch(/<tr[^>]*aria-current="true"[^>]*data-name="objects-for-all"/);
  expect(wordsOf(html)).toMatch(/Take change \d+ out of work in progress\./);
});

test("a held change explains its hold in ten parts and says what to do", async () => {
  const words = wordsOf(await page(`nova/changes/${published.changes.held}`));

  for (const part of [
    "What",
    "Why",
    "Scope",
    "Since",
    "Until",
    "In line",
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

test("the bot's page begins with what stands, and shows the words that people read", async () => {
  const words = wordsOf(await page("nova/bot"));

  expect(words).toMatch(/\d+ holds stand\. No new hold waits for a person\./);
  expect(words).toContain("This Code-Review −2 is a hold of review slots, not a review");
  expect(words).toContain("Nothing to do.");
  expect(words).toMatch(/In the last day: \d+ new holds/);
});

test("attention counts what needs a person, and names who does what about it", async () => {
  const words = wordsOf(await page("nova/attention"));

  expect(words).toMatch(/\d+ things need a person\./);
  expect(words).toContain("names numa-placment; did you mean numa.placement?");
  expect(words).toContain("slots exempt CHANGE --reason");
});

test("the policy is told in words beside its keys", async () => {
  const words = wordsOf(await page("nova/policy"));

  expect(words).toContain("1 slot. Silent authors are warned after 5 days, bumped after 10 days.");
  expect(words).toContain("slots.count 1");
  expect(words).toContain("default 10");
});

test("help answers first why there is a −2", async () => {
  const words = wordsOf(await page("help"));

  expect(words).toContain("The −2 is a hold: your work waits for a review slot.");
  expect(words).toContain("It never touches a person's vote.");
});

test("what people wrote is only ever text, and turns nothing around it", async () => {
  for (const path of everyPage()) {
    const html = await page(path);

    expect(html, path).not.toMatch(/<img\b/i);
    expect(html, path).not.toMatch(/<script>alert/i);
    expect(html, path).not.toMatch(/<b>Objects/);
    expect(html, path).not.toMatch(/\sstyle="/);
    expect(html, path).not.toMatch(/\son[a-z]+="/i);
    expect(turningIn(html), path).toEqual([]);
  }
  expect(wordsOf(await page("nova/blueprints/bad-link"))).toContain(hostileSubjects.override);
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

/** Of the review server: a change, and all changes of a slot as one query. */
const gerritPages = ["c/openstack/nova/+/", "q/change:"];

test("links lead to our own pages and to the configured review server", async () => {
  const known = [/^\/(?!\/)/, /^http:\/\/slots\.example\.org\/nova\/changes\/\d+$/];
  const onGerrit = gerritPages.map((path) => published.gerrit + path);
  for (const path of everyPage()) {
    const html = await page(path);
    for (const { address } of offeredBy(html)) {
      const isKnown =
        known.some((form) => form.test(address)) ||
        onGerrit.some((start) => address.startsWith(start)) ||
        (address.startsWith("#") && html.includes(` id="${address.slice(1)}"`));
      expect(isKnown, address).toBe(true);
    }
  }
}, 60_000);

test("what is not known is said with what is near, and with status 404", async () => {
  const misspelt = await unknown("nova/blueprints/cells-v4");
  expect(misspelt).toContain("No blueprint of nova is called “cells-v4”.");
  expect(misspelt).toContain("Did you mean “cells-v3”?");
  expect(await unknown("nova/changes/999999")).toContain("Nothing is known of change 999999.");
  expect(await unknown("nova/changes/cells-v3")).toContain("Nothing is known of");
  expect(await unknown("nova/people/jey")).toContain("Did you mean “jay”?");
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

test("what has one form and one meaning is gone to at once, without a script", async () => {
  const { changes, gerrit } = published;
  const where = async (asked: string) => {
    const address = `${published.address}find?q=${encodeURIComponent(asked)}`;
    const { status, headers } = await fetch(address, { redirect: "manual" });
    return [status, new URL(headers.get("location") ?? "", published.address).pathname];
  };

  expect(await where(`${changes.held}`)).toEqual([303, `/nova/changes/${changes.held}`]);
  expect(await where(`${gerrit}c/openstack/nova/+/${changes.held}/1/file.py`)).toEqual([
    ...[303, `/nova/changes/${changes.held}`],
  ]);
  expect(await where("CELLS-v3")).toEqual([303, "/nova/blueprints/cells-v3"]);
  expect((await where("jay"))[0]).toBe(200);
});

test("what is found is told with how it was read, and what is not with what is near", async () => {
  const person = wordsOf(await page("find?q=jay"));
  expect(person).toContain("Read as: person.");
  expect(person).toContain("Open changes of jay");
  expect(wordsOf(await page("find?q=part"))).toContain(
    "Read as: part of a name, title or subject.",
  );

  const unheard = wordsOf(await page("find?q=cells-v4"));
  expect(unheard).toContain("Nothing is called “cells-v4”");
  expect(unheard).toContain("Did you mean one of these?");
  expect(unheard).toContain("A change pushed less than a minute ago may not be known yet.");
  expect(wordsOf(await page("find"))).toContain("Type or paste whatever you have of it.");
});

test("the numbers of the list of changes stay those of all, whatever is filtered", async () => {
  const all = wordsOf(await page("nova/changes"));
  const [heading = ""] = /\d+ open changes\. \d+ are on hold\./.exec(all) ?? [];
  const few = wordsOf(await page("nova/changes?verdict=bug"));

  expect(few).toContain(heading);
  expect(few).toMatch(/Showing 1 of \d+\./);
  expect(few).toContain("A fix");
  expect(wordsOf(await page("nova/changes?owner=nobody"))).toContain(
    "No open change is like this.",
  );
});

test("a browser remembers who its reader is, and forgets it", async () => {
  const post = (name: string, headers: Record<string, string>) =>
    fetch(`${published.address}me/name`, {
      ...{ method: "POST", redirect: "manual", headers },
      body: new URLSearchParams({ name }),
    });
  const own = { origin: published.address.slice(0, -1) };
  expect(wordsOf(await page("me"))).toContain("Who are you?");
  expect((await post("jay", {})).status).toBe(403);
  expect((await post("jay", { "sec-fetch-site": "cross-site", ...own })).status).toBe(403);

  const told = await post("jay", own);
  expect([told.status, told.headers.get("location")]).toEqual([303, "/me"]);
  const [cookie = ""] = (told.headers.get("set-cookie") ?? "").split(";");
  const mine = wordsOf(
    await (await fetch(`${published.address}me`, { headers: { cookie } })).text(),
  );
  expect(mine).toContain("You are jay in this browser.");
  expect(mine).toMatch(/needs? you now\./);

  const forgotten = await post("", own);
  expect(forgotten.headers.get("set-cookie")).toContain("Max-Age=0");
});

test("a person's page tells what needs them, and of a program that nothing does", async () => {
  expect(wordsOf(await page("nova/people/JAY"))).toMatch(/needs? jay now\./);
  expect(wordsOf(await page("nova/people/slotbot"))).toContain(
    "slotbot is the bot of this service: nothing is asked of it.",
  );
});
