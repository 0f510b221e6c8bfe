import { expect, test } from "vitest";
import { provePerson } from "#lib/flow/sign-in.ts";
import { createGerrit } from "#lib/gerrit/client.ts";
import { answeringServer, gerritJson } from "#tests/gerrit/answering-server.ts";

/** What somebody is told whose review server answers so to the two questions of a sign-in. */
async function told(self: number, groups = 200, text?: string) {
  await using server = await answeringServer(({ url = "" }, response) => {
    const isGroups = url.includes("groups");
    const status = isGroups ? groups : self;
    const body = isGroups ? [] : { _account_id: 7, username: "dana", name: "Dana" };
    const location = status === 302 ? { location: "https://login.example.org/" } : {};
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...location });
    response.end(text ?? (status === 200 ? gerritJson(body) : "Account is not active"));
  });
  const gerrit = createGerrit(
    { url: server.url, username: "dana", password: "word", contact: null },
    { timeout: 5_000 },
  );
  return await provePerson({
    ...{ server: "gerrit", gerrit, projects: [] },
    now: () => new Date("2026-07-07T12:00:00Z"),
  });
}

test("whoever the review server knows with this token is who they say", async () => {
  expect(await told(200)).toMatchObject({ username: "dana", account: 7, groups: [] });
});

test("whose account is not active signs in nowhere, and is told that it may be that", async () => {
  for (const answer of [await told(401), await told(403), await told(200, 403)]) {
    expect(answer).toMatchObject({
      code: "wrong-token",
      text: expect.stringContaining("the account is not active"),
    });
  }
});

test("of a server that is broken nobody is told that their token is wrong", async () => {
  expect(await told(500)).toMatchObject({ code: "server-silent" });
}, 60_000);

test.each([
  ["nothing", 404, "Not Found"],
  ["a page that says there is nothing", 404, "<!doctype html><title>404</title>"],
  ["a login page", 200, "<!DOCTYPE html><form>"],
  ["a way to a login page", 302, ""],
  ["something of another program", 200, '{"status":"ok"}'],
  ["JSON that is no account", 200, ")]}'\n[]"],
])(
  "at a wrong address is %s, and nobody is told to wait or that their token is wrong",
  async (_what, status, text) => {
    expect(await told(status, 200, text)).toMatchObject({
      code: "not-gerrit",
      text: expect.stringContaining("not a Gerrit that takes tokens"),
      remedy: expect.stringContaining("slots doctor"),
    });
  },
);
