import type { RequestListener, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { answeringServer, gerritJson } from "./answering-server.ts";
import { failureOf, hurriedGerrit } from "./hurried-gerrit.ts";

const page = "<!DOCTYPE html><title>Sign in</title>";
const html = { "content-type": "text/html" };

const table: readonly [what: string, answer: RequestListener, code: string, words: RegExp][] = [
  ["a login page with 200", says(200, page, html), "not-gerrit", /login page.*server's URL/],
  ["another program with 200", says(200, "hello"), "not-gerrit", /not Gerrit's.*server's URL/],
  ["a redirect", says(302, "", { location: "/login" }), "not-gerrit", /302.*server's URL/],
  ["a wrong password", says(401, "Unauthorized"), "unauthorized", /401.*HTTP password/],
  ["no permission", says(403, "restricted"), "forbidden", /403 \(restricted\).*permission/],
  ["a web page with 404", says(404, page, html), "not-gerrit", /404.*server's URL/],
  ["a quota", says(429, "slow down"), "quota", /429.*quota/],
  ["a server that is down", says(502, page, html), "unavailable", /502.*tried again/],
  ["JSON that is cut", says(200, ')]}\'\n[{"_number": 1'), "garbled", /cut/],
  ["a connection that is cut", cutOff, "garbled", /cut/],
  ["an answer unpacked in vain", cutGzip, "garbled", /cut/],
  ["an answer without a body", says(200, ""), "unexpected", /shape/],
  ["rows of an unknown shape", says(200, gerritJson([{ _number: "x" }])), "unexpected", /_number/],
  ["a bad query", says(400, "line 1:3 no viable"), "refused", /400 \(line 1:3 no viable\)/],
  ["silence", () => {}, "timeout", /in time/],
];

test.each(table)("%s is told apart, with a remedy", async (_, answer, code, words) => {
  await using server = await answeringServer(exceptVersion(answer));

  const error = await failureOf(hurriedGerrit(server.url).openChanges(["openstack/nova"]));

  expect(error.code).toBe(code);
  expect(error.message).toMatch(words);
  expect(error.message).toContain(server.url);
});

test("a server that is not there can't be reached", async () => {
  const server = await answeringServer(says(200, ""));
  await server[Symbol.asyncDispose]();

  const error = await failureOf(hurriedGerrit(server.url).self());

  expect(error.code).toBe("unreachable");
  expect(error.message).toMatch(/ECONNREFUSED.*Check its URL/);
});

test("a 404 where every Gerrit answers means that the URL is wrong", async () => {
  await using server = await answeringServer(says(404, "Not Found"));

  const version = await failureOf(hurriedGerrit(server.url).version());
  const self = await failureOf(hurriedGerrit(server.url).self());

  expect([version.code, self.code]).toEqual(["not-gerrit", "not-gerrit"]);
});

test.each([
  ["change is closed", "closed"],
  ["change is merged", "closed"],
  ["change is abandoned", "closed"],
  ["Cannot reduce vote on labels for closed change: Code-Review", "closed"],
  ["cannot remove votes from merged change", "closed"],
  ["too many updates", "conflict"],
])("a vote refused with 409 %j is %s", async (body, code) => {
  await using server = await answeringServer(exceptVersion(says(409, body)));

  const error = await failureOf(vote(server.url));

  expect(error.code).toBe(code);
  expect(error.retryable).toBe(false);
});

test("reading is tried three times on a temporary failure, and then given up", async () => {
  await using server = await answeringServer(says(503, "starting"));

  const error = await failureOf(hurriedGerrit(server.url).version());

  expect(error).toMatchObject({ code: "unavailable", retryable: true });
  expect(server.requests).toHaveLength(3);
});

test("reading goes on when the second try succeeds", async () => {
  let count = 0;
  await using server = await answeringServer((request, response) => {
    count += 1;
    says(count === 1 ? 429 : 200, gerritJson("3.13.5"))(request, response);
  });

  const version = await hurriedGerrit(server.url).version();

  expect(version).toBe("3.13.5");
});

test("what will fail again is not tried again", async () => {
  await using server = await answeringServer(says(401, "Unauthorized"));

  await failureOf(hurriedGerrit(server.url).self());

  expect(server.requests).toHaveLength(1);
});

test.each([
  ["a server that is down", says(502, "bad gateway")],
  ["a cut connection", cutOff],
  ["silence", () => {}],
])("a vote is never sent again after %s, for it may have counted", async (_, answer) => {
  await using server = await answeringServer(exceptVersion(answer));

  const error = await failureOf(vote(server.url));

  expect(error.retryable).toBe(true);
  expect(server.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
});

test("a vote is sent again when the server says that it could not lock, for then nothing was done", async () => {
  await using server = await answeringServer(exceptVersion(says(503, "Lock failure")));

  const error = await failureOf(vote(server.url));

  expect(error.code).toBe("locked");
  expect(server.requests.filter(({ method }) => method === "POST")).toHaveLength(3);
});

function vote(url: string) {
  const review = { label: "Code-Review", value: -2, message: null, notify: "NONE" } as const;
  return hurriedGerrit(url).review({ repository: "openstack/nova", number: 7 }, 1, review);
}

function says(status: number, body: string, headers = {}): RequestListener {
  return (_, response) => response.writeHead(status, headers).end(body);
}

function exceptVersion(answer: RequestListener): RequestListener {
  return (request, response) => {
    const asksVersion = request.url === "/a/config/server/version";
    (asksVersion ? says(200, gerritJson("3.13.5")) : answer)(request, response);
  };
}

function cutGzip(_: unknown, response: ServerResponse): void {
  const packed = gzipSync(gerritJson([1, 2]));
  response.writeHead(200, { "content-encoding": "gzip" }).end(packed.subarray(0, 15));
}

function cutOff(_: unknown, response: ServerResponse): void {
  response.writeHead(200, { "content-length": 1000 }).write(gerritJson([1, 2]));
  setTimeout(() => response.destroy(), 20);
}
