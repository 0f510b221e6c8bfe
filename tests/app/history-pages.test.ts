import { afterAll, beforeAll, expect, test } from "vitest";
import { wordsOf } from "#tests/support/html.ts";
import { hostileReason, publishedProject } from "./published-project.ts";

let published: Awaited<ReturnType<typeof publishedProject>>;

beforeAll(async () => {
  published = await publishedProject();
}, 300_000);

afterAll(() => published?.stop());

const today = new Date().toISOString().slice(0, 10);

async function page(path: string): Promise<string> {
  const response = await fetch(`${published.address}${path}`);
  expect(response.status, path).toBe(200);
  return await response.text();
}

test("the history counts the whole project whatever is asked for, and keeps the question", async () => {
  const all = /(\d+) entries since/.exec(wordsOf(await page("nova/history")))?.[1];
  const html = await page("nova/history?kind=ready");
  const words = wordsOf(html);

  expect(words).toContain(`1 of ${all} entries.`);
  expect(words).toContain(hostileReason);
  expect(html).toContain('<option value="ready" selected="">');
  expect(wordsOf(await page("nova/history?who=nobody"))).toContain(
    "Nobody called “nobody” has decided anything in nova.",
  );
});

test("a decision by the service leads to its facts, and a person's has their reason", async () => {
  const filled = await page("nova/history?kind=fill");
  const [, entry] = /href="\/(nova\/history\/\d+)"/.exec(filled) ?? [];
  const words = wordsOf(await page(entry ?? ""));

  expect(wordsOf(filled)).toContain("All the facts");
  expect(words).toContain("The service, by its rules and these facts");
  expect(words).toContain("Slots in use before");
  expect(wordsOf(await page("nova/history?kind=ready"))).toContain(
    `“${hostileReason}” All the facts`,
  );
});

test("the board of a day that is known says what was in the slots, another day why it can't", async () => {
  const then = wordsOf(await page(`nova?at=${today}`));
  const before = wordsOf(await page("nova?at=2014-07-07"));

  expect(then).toContain("1 of 1 slot was in use.");
  expect(then).toContain("The board as it was on");
  expect(then).toContain("cells-v3");
  expect(then).toContain("what each lacked then and which changes were open is not known");
  expect(before).toContain("what was before is not known.");
});
