import { expect, test } from "vitest";
import { createGerrit, type GerritCall } from "#lib/gerrit/client.ts";
import { answeringServer, gerritJson } from "./answering-server.ts";
import { hurriedGerrit } from "./hurried-gerrit.ts";

const nova = ["openstack/nova"];

test("each try of a call is told with how it ended, and nothing secret is in it", async () => {
  const calls: GerritCall[] = [];
  let asked = 0;
  await using server = await answeringServer((request, response) => {
    const isDown = request.url?.startsWith("/a/changes/") && asked++ === 0;
    if (isDown) response.writeHead(503).end("down");
    else response.end(gerritJson(request.url?.endsWith("version") ? "3.13.5" : []));
  });
  const gerrit = createGerrit(
    {
      url: server.url,
      username: "slotbot",
      password: "hush-hush",
      contact: null,
      onCall: (call) => calls.push(call),
    },
    { waiting: { sleep: async () => {}, random: () => 0 } },
  );

  await gerrit.openChanges(nova);

  expect(calls).toMatchObject([
    { method: "GET", path: "config/server/version", code: null, attempt: 1 },
    { method: "GET", path: "changes/", code: "unavailable", attempt: 1 },
    { method: "GET", path: "changes/", code: null, attempt: 2 },
  ]);
  expect(calls.every(({ milliseconds }) => milliseconds > 0)).toBe(true);
  expect(JSON.stringify(calls)).not.toContain("hush");
});

test("a server that was upgraded while the service ran is asked anew for its version", async () => {
  const running = { version: "3.9.4", isDown: false };
  await using server = await answeringServer((request, response) => {
    if (running.isDown) response.writeHead(503).end("being upgraded");
    else response.end(gerritJson(request.url?.endsWith("version") ? running.version : []));
  });
  const gerrit = hurriedGerrit(server.url);
  const asksForRevision = async () => {
    await gerrit.openChanges(nova);
    return server.requests.at(-1)?.url.includes("o=CURRENT_REVISION");
  };

  const before = await asksForRevision();
  running.isDown = true;
  await expect(gerrit.openChanges(nova)).rejects.toThrow("it is down or overloaded");
  running.version = "3.13.5";
  running.isDown = false;
  const after = await asksForRevision();

  expect([before, after]).toEqual([true, false]);
});
