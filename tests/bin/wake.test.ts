import { chmod, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadConfig } from "#lib/config.ts";
import { openQueue } from "#lib/services.ts";
import { setUpNova } from "#tests/support/nova.ts";
import { runSlots, slotsPath } from "#tests/support/run-slots.ts";
import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { slotsCommand } from "#tests/support/slots-command.ts";
import { openStage } from "#tests/support/stage.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

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

test("who may only read the queue sees it, and is told where even that is closed", async () => {
  await using folder = await temporaryFolder();
  const env = { SLOTS_DATA: folder.path };
  const { data } = loadConfig(env);
  const queue = await openQueue(loadConfig(env));
  await queue.add("decide", "nova");
  for (const name of await readdir(data)) await chmod(join(data, name), 0o444);
  await chmod(data, 0o555);

  const seen = await runWithoutPrivileges(["jobs"], env);
  await chmod(data, 0o000);
  const closed = await runWithoutPrivileges(["jobs"], env);
  await chmod(data, 0o700);

  expect(seen).toMatchObject({ code: 0, errors: "" });
  expect(seen.output).toMatch(/decide nova +waiting/);
  expect(closed).toMatchObject({ code: 1, output: "" });
  expect(closed.errors).toBe(
    `slots: The queue in ${data} can't be used by this account.\n` +
      "Run slots as the service's account, and with its environment.\n",
  );
  await queue.close();
}, 60_000);

/** Root may read and write everywhere, so that right is taken from it for the call. */
function runWithoutPrivileges(words: readonly string[], env: Readonly<Record<string, string>>) {
  if (process.getuid?.() !== 0) return runSlots(words, { env });
  const rights = "-dac_override,-dac_read_search";
  const taken = ["--inh-caps", rights, "--bounding-set", rights, slotsPath];
  return runSlots([...taken, ...words], { env, path: "setpriv" });
}
