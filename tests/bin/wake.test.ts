import { expect, test } from "vitest";
import { loadConfig } from "#lib/config.ts";
import { openQueue } from "#lib/services.ts";
import { setUpNova } from "#tests/support/nova.ts";
import { slotsPath } from "#tests/support/run-slots.ts";
import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { slotsCommand } from "#tests/support/slots-command.ts";
import { openStage } from "#tests/support/stage.ts";

test("a decision wakes the service; a look, or a Redis that is away, changes nothing", async () => {
  const server = await startSandboxServer();
  const people = await setUpNova(server);
  const stage = await openStage(server, people, { repository: "openstack/wake" });
  const queue = await openQueue(loadConfig(stage.settings));
  const waiting = async () => (await queue.list()).map(({ kind, key }) => `${kind} ${key}`);

  await stage.slots("board");
  const afterLook = await waiting();
  await stage.import("bp-1", "bp-2");
  const afterDecision = await waiting();
  const away = slotsCommand(slotsPath, { ...stage.settings, REDIS_URL: "redis://127.0.0.1:1" });
  const whileAway = await away("rank", "bp-2", "top", "--reason", "first things first");

  expect(afterLook).toEqual([]);
  expect(afterDecision).toEqual(["decide nova"]);
  expect(whileAway).toMatchObject({ code: 0, errors: "" });
  await queue.close();
  await stage.close();
  await server.stop();
}, 120_000);
