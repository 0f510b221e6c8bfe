import fc from "fast-check";
import { expect, test } from "vitest";
import { answeringServer, gerritJson } from "./answering-server.ts";
import { failureOf, hurriedGerrit } from "./hurried-gerrit.ts";
import { listingServer } from "./listing-server.ts";
import { row } from "./rows.ts";

const nova = ["openstack/nova"];

function rows(count: number, secondOf: (number: number) => number) {
  return Array.from({ length: count }, (_, index) => row(index + 1, secondOf(index + 1)));
}

async function openNumbers(url: string): Promise<number[]> {
  const { changes } = await hurriedGerrit(url).openChanges(nova);
  return changes.map(({ number }) => number).toSorted((a, b) => a - b);
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

test("a listing that fits one page is one call", async () => {
  await using server = await listingServer(
    rows(4, (n) => n),
    { limit: 4 },
  );

  expect(await openNumbers(server.url)).toEqual(numbers(4));
  expect(server.requests.filter(({ url }) => url.startsWith("/a/changes/"))).toHaveLength(1);
});

test("every change of many pages is listed once", async () => {
  await using server = await listingServer(
    rows(23, (n) => n),
    { limit: 5 },
  );

  expect(await openNumbers(server.url)).toEqual(numbers(23));
});

test("pages that share one second are read to their end", async () => {
  await using server = await listingServer(
    rows(23, () => 7),
    { limit: 5 },
  );

  expect(await openNumbers(server.url)).toEqual(numbers(23));
});

test("whatever the seconds and the size of a page, nothing is missing and nothing doubled", async () => {
  const seconds = fc.array(fc.nat(6), { minLength: 1, maxLength: 40 });

  await fc.assert(
    fc.asyncProperty(seconds, fc.integer({ min: 2, max: 9 }), async (list, limit) => {
      const changes = list.map((second, index) => row(index + 1, second));
      await using server = await listingServer(changes, { limit });
      expect(await openNumbers(server.url)).toEqual(numbers(list.length));
    }),
    { numRuns: 40 },
  );
});

test("changes that leave the set while we read make us skip no other", async () => {
  const changes = [...rows(12, () => 7), row(13, 9)];
  const meanwhile = (answered: number) => {
    if (answered === 2) changes.splice(8, 3);
  };
  await using server = await listingServer(changes, { limit: 5, meanwhile });

  const listed = await openNumbers(server.url);

  expect(listed).toEqual(expect.arrayContaining(changes.map((change) => change._number)));
});

test("a change that is updated while we read is listed, although it went from the end to the front", async () => {
  const changes = rows(12, (n) => n);
  const meanwhile = (answered: number) => {
    if (answered === 1) changes[0] = row(1, 100);
  };
  await using server = await listingServer(changes, { limit: 5, meanwhile });

  const { changes: listed } = await hurriedGerrit(server.url).openChanges(nova);

  expect(listed).toHaveLength(12);
  expect(listed.find(({ number }) => number === 1)?.updatedAt).toEqual(
    new Date("2014-07-14T10:01:40Z"),
  );
});

test("a listing that never stands still is no listing", async () => {
  const changes = rows(12, () => 7);
  let second = 8;
  const meanwhile = () => {
    for (const [index, { _number }] of changes.entries()) changes[index] = row(_number, second);
    second += 1;
  };
  await using server = await listingServer(changes, { limit: 5, meanwhile });

  const error = await failureOf(hurriedGerrit(server.url).openChanges(nova));

  expect(error).toMatchObject({ code: "garbled", retryable: true });
});

test("what changed since a second includes that second, and closed changes", async () => {
  const changes = [row(1, 3), row(2, 4, { status: "MERGED" }), row(3, 5, { status: "ABANDONED" })];
  await using server = await listingServer(changes, { limit: 5 });

  const since = new Date("2014-07-14T10:00:04.900Z");
  const listing = await hurriedGerrit(server.url).changedSince(nova, since);

  expect(listing.changes.map(({ number, status }) => [number, status])).toEqual([
    [3, "ABANDONED"],
    [2, "MERGED"],
  ]);
});

test("a listing tells the server's clock, not ours", async () => {
  await using server = await answeringServer((request, response) => {
    response.setHeader("date", "Mon, 14 Jul 2014 10:00:00 GMT");
    response.end(gerritJson(request.url?.endsWith("version") ? "3.13.5" : []));
  });

  const { serverTime } = await hurriedGerrit(server.url).openChanges(nova);

  expect(serverTime).toEqual(new Date("2014-07-14T10:00:00Z"));
});

test("one broken page breaks the whole listing", async () => {
  let pages = 0;
  await using server = await answeringServer((request, response) => {
    if (request.url?.endsWith("version")) return response.end(gerritJson("3.13.5"));
    pages += 1;
    const page = gerritJson([row(2, 5), row(1, 4, { _more_changes: true })]);
    response.end(pages === 1 ? page : page.slice(0, -20));
  });

  const error = await failureOf(hurriedGerrit(server.url).openChanges(nova));

  expect(error.code).toBe("garbled");
});

test.each([
  ["ends in its middle", [row(2, 5, { _more_changes: true }), row(1, 4)]],
  ["goes back in time", [row(1, 4), row(2, 5, { _more_changes: true })]],
])("a page that %s is refused", async (_, page) => {
  await using server = await answeringServer((request, response) => {
    const isLater = request.url?.includes("before");
    const rest = [row(2, 5), row(3, 6, { _more_changes: true })];
    const body = request.url?.endsWith("version") ? "3.13.5" : isLater ? rest : page;
    response.end(gerritJson(body));
  });

  const error = await failureOf(hurriedGerrit(server.url).openChanges(nova));

  expect(error.code).toBe("unexpected");
});

test("an older server is asked for the current revision, a newer one is not", async () => {
  const asked = async (version: string) => {
    await using server = await answeringServer((request, response) => {
      response.end(gerritJson(request.url?.endsWith("version") ? version : []));
    });
    const gerrit = hurriedGerrit(server.url);
    await gerrit.openChanges(nova);
    await gerrit.openChanges(nova);
    return server.requests.map(({ url }) => url.includes("o=CURRENT_REVISION"));
  };

  expect(await asked("3.9.4-12-gabcdef")).toEqual([false, true, true]);
  expect(await asked("3.10.0")).toEqual([false, false, false]);
  expect(await asked("(dev)")).toEqual([false, false, false]);
});
