import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wordsOf } from "#tests/support/html.ts";
import { novaAlone, novaToPublish } from "#tests/support/published-nova.ts";
import { answerOf } from "#tests/support/slots-command.ts";

let published: { readonly address: string; readonly stop: () => Promise<void> };

/** Names that others would be read out of, if an address were decoded twice. */
const names = ["abcx", "%61bcx", "%2e", "a%2Fb", "a%b"];

beforeAll(async () => {
  const { folder, slots, publish } = await novaToPublish(novaAlone(1));
  const approved = "2014-04-01";
  const blueprints = names.map((name) => ({
    ...{ name, title: `Work on ${name}`, kind: "feature", approved, owner: `owner ${name}` },
  }));
  const file = join(folder.path, "blueprints.json");
  await writeFile(file, JSON.stringify({ blueprints }));
  await answerOf(slots, "import", file);
  published = await publish();
}, 300_000);

afterAll(() => published?.stop());

const read = async (path: string, headers: Readonly<Record<string, string>> = {}) =>
  (await fetch(`${published.address}${path}`, { headers })).text();

const titleOf = (html: string) => /<title>(.*?) · review slots<\/title>/.exec(html)?.[1];

test.each(names)("%s is found at its own address, by browsers and by programs", async (name) => {
  const blueprint = `nova/blueprints/${encodeURIComponent(name)}`;
  const html = await read(blueprint);

  expect(titleOf(html)).toBe(name);
  expect(wordsOf(html)).toContain(`Work on ${name}`);
  // As a page that is open already asks for another one.
  expect(await read(`${blueprint}?_rsc=1`, { rsc: "1" })).toContain(`"${name} · review slots"`);
  const answer = JSON.parse(await read(`api/v1/projects/${blueprint}`));
  expect(answer).toMatchObject({ name, title: `Work on ${name}` });

  const owner = `nova/people/${encodeURIComponent(`owner ${name}`)}`;
  expect(titleOf(await read(owner))).toBe(`owner ${name}`);
  expect(JSON.parse(await read(`api/v1/projects/${owner}`))).toMatchObject({
    name: `owner ${name}`,
    blueprints: [{ name }],
  });
});

test("a project that is not there is told of by the name in its address", async () => {
  const unknown = "No project “%61” is here.";
  expect(wordsOf(await read("%2561"))).toContain(unknown);
  expect(JSON.parse(await read("api/v1/projects/%2561/board"))).toMatchObject({ detail: unknown });
});
