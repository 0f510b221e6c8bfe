import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { userAgent } from "#lib/gerrit/http.ts";
import { answeringServer, gerritJson } from "./answering-server.ts";
import { failureOf, hurriedGerrit, password } from "./hurried-gerrit.ts";

const pair = Buffer.from(`slotbot:${password}`).toString("base64");
const nova = { repository: "openstack/nova", number: 7 };

test("the bot signs in, and says what it is and whom to ask about it", async () => {
  await using server = await answeringServer((_, response) => response.end(gerritJson("3.13.5")));

  await hurriedGerrit(server.url, { contact: "slots-admins@example.org" }).version();

  expect(server.requests[0]?.url).toBe("/a/config/server/version");
  expect(server.requests[0]?.headers).toMatchObject({
    authorization: `Basic ${pair}`,
    accept: "application/json",
    "accept-encoding": expect.stringContaining("gzip"),
    "user-agent": `${userAgent} (+slots-admins@example.org)`,
  });
});

test("the user agent carries the version of the package", () => {
  const { name, version } = JSON.parse(readFileSync("package.json", "utf8"));

  expect(userAgent).toBe(`${name}/${version}`);
});

test("a contact in another script does not stop the requests", async () => {
  await using server = await answeringServer((_, response) => response.end(gerritJson("3.13.5")));

  const version = await hurriedGerrit(server.url, { contact: "管理者 <a@example.org>" }).version();

  expect(version).toBe("3.13.5");
});

test("a base URL below the root works with and without its last slash", async () => {
  await using server = await answeringServer((_, response) => response.end(gerritJson("3.13.5")));

  await hurriedGerrit(`${server.url}review`).version();
  await hurriedGerrit(`${server.url}review/`).version();

  expect(server.requests.map(({ url }) => url)).toEqual([
    "/review/a/config/server/version",
    "/review/a/config/server/version",
  ]);
});

test("no error shows the password, even where the server echoes it", async () => {
  await using server = await answeringServer((request, response) => {
    const echo = `${request.headers.authorization} ${password} user:${password}`;
    response.writeHead(403).end(echo);
  });
  const gone = await answeringServer(() => {});
  await gone[Symbol.asyncDispose]();
  const inUrl = server.url.replace("//", `//slotbot:${encodeURIComponent(password)}@`);

  const errors = await Promise.all(
    [server.url, inUrl, gone.url].map((url) => failureOf(hurriedGerrit(url).self())),
  );

  const shown = inspect(errors, { depth: null, showHidden: true });
  expect(shown).toContain("403");
  expect(shown).not.toContain(password);
  expect(shown).not.toContain(encodeURIComponent(password));
  expect(shown).not.toContain(pair);
});

test("repositories with odd characters are encoded in paths and quoted in queries", async () => {
  const odd = 'a b/c+&"d\\é';
  await using server = await answeringServer((_, response) => response.end(gerritJson([])));

  await hurriedGerrit(server.url).messages({ repository: odd, number: 7 });
  await hurriedGerrit(server.url).permittedValues(odd, "master", "Code-Review");

  const [path, query] = server.requests.map(({ url }) => new URL(url, server.url));
  expect(path?.pathname).toBe("/a/changes/a%20b%2Fc%2B%26%22d%5C%C3%A9~7/messages");
  expect(query?.searchParams.get("q")).toBe(
    'project:"a b/c+&\\"d\\\\é" branch:"master" status:open',
  );
});

test("a message too long for Gerrit is cut between two characters", async () => {
  const bodies: string[] = [];
  await using server = await answeringServer(async (request, response) => {
    bodies.push(await text(request));
    response.end(gerritJson(request.method === "POST" ? {} : "3.13.5"));
  });
  const message = `x${"🚀".repeat(10_000)}`;

  await hurriedGerrit(server.url).review(nova, 1, {
    ...{ label: "Code-Review", value: null, notify: "NONE" },
    message,
  });

  const sent: string = JSON.parse(bodies.at(-1) ?? "").message;
  expect(Buffer.byteLength(sent)).toBeLessThanOrEqual(15 * 1024);
  expect(Buffer.byteLength(sent)).toBeGreaterThan(15 * 1024 - 8);
  expect(sent).toMatch(/^x(🚀)+…$/u);
});

test("commit messages are asked for in batches of at most 50, for each repository apart", async () => {
  await using server = await answeringServer((_, response) => response.end(gerritJson([])));
  const refs = Array.from({ length: 120 }, (_, index) => ({
    repository: index < 110 ? "openstack/nova" : "openstack/neutron",
    number: index + 1,
  }));

  const messages = await hurriedGerrit(server.url).commitMessages(refs);

  const queries = server.requests.map(({ url }) => new URL(url, server.url).searchParams.get("q"));
  const counts = queries.map((query) => query?.match(/change:/g)?.length);
  expect(counts.toSorted()).toEqual([10, 10, 50, 50]);
  expect(Math.max(...server.requests.map(({ url }) => url.length))).toBeLessThan(7_000);
  expect(messages.size).toBe(0);
});

test("many repositories are asked for in several queries, none too long for a proxy", async () => {
  await using server = await answeringServer((request, response) => {
    response.end(gerritJson(request.url?.endsWith("version") ? "3.13.5" : []));
  });
  const repositories = Array.from({ length: 300 }, (_, index) => `openstack/repository-${index}`);

  await hurriedGerrit(server.url).openChanges(repositories);

  const asked = server.requests.flatMap(({ url }) =>
    Array.from(
      decodeURIComponent(url).matchAll(/repository-\d+/g),
      ([name]) => `openstack/${name}`,
    ),
  );
  expect(asked.toSorted()).toEqual(repositories.toSorted());
  expect(Math.max(...server.requests.map(({ url }) => url.length))).toBeLessThan(7_000);
});

test("no repository means no call", async () => {
  await using server = await answeringServer((_, response) => response.end(gerritJson("3.13.5")));

  const listing = await hurriedGerrit(server.url).openChanges([]);

  expect(listing.changes).toEqual([]);
  expect(server.requests.filter(({ url }) => url.startsWith("/a/changes"))).toEqual([]);
});

test("two votes on one change wait for each other, votes on two changes do not", async () => {
  const running = new Map<string, number>();
  let mostAtOnce = 0;
  let mostOnOne = 0;
  await using server = await answeringServer(async (request, response) => {
    const { url = "" } = request;
    running.set(url, (running.get(url) ?? 0) + 1);
    mostOnOne = Math.max(mostOnOne, running.get(url) ?? 0);
    mostAtOnce = Math.max(
      mostAtOnce,
      [...running.values()].reduce((sum, one) => sum + one),
    );
    await new Promise((wait) => setTimeout(wait, 20));
    running.set(url, (running.get(url) ?? 0) - 1);
    response.writeHead(204).end();
  });
  const gerrit = hurriedGerrit(server.url);

  await Promise.all([7, 7, 7, 8, 9, 10, 11].map((number) => gerrit.leave({ ...nova, number })));

  expect(mostOnOne).toBe(1);
  expect(mostAtOnce).toBe(4);
});
