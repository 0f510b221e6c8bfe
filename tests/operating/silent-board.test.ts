import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { wordsOf } from "#tests/support/html.ts";
import { setUpNova } from "#tests/support/nova.ts";
import { runSlots } from "#tests/support/run-slots.ts";
import { addressOf, startService } from "#tests/support/running-service.ts";
import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { openStage, uploadWork } from "#tests/support/stage.ts";

const patience = 120_000;

test("while Gerrit is silent the board, a change's page and the command say so in one sentence, and stop when it answers", async () => {
  const server = await startSandboxServer();
  const people = await setUpNova(server);
  const stage = await openStage(server, people, {
    repository: "openstack/nova-silent",
    setting: { passEvery: "1s" },
  });
  const change = await uploadWork(stage, "first");
  await stage.import("first");
  await stage.start();
  const service = startService(stage.settings);
  const address = await addressOf(service);
  const page = async (path: string) => wordsOf(await (await fetch(`${address}${path}`)).text());
  const said = async (...words: readonly string[]) =>
    (await runSlots(words, { env: stage.settings })).output;
  const sentence =
    /Gerrit silent since [^:]*\d\d:\d\d UTC: nothing is held, bumped or freed until it answers\./;

  const heal = server.sandbox.faults.add({ fault: { kind: "unavailable" } });
  const [board] = [await until(() => page("nova"), sentence)];
  const told = [await page(`nova/changes/${change}`), await said("board")];
  const status = await said("status");
  heal();

  expect(board).toContain("An operator runs slots status: it tells what to do.");
  for (const text of told) expect(text).toMatch(sentence);
  expect(status).toMatch(/problem since .*: Gerrit silent: nothing is held, bumped or freed/);
  expect(status).toContain("it is down or overloaded");
  const well = await until(() => page("nova"), /^(?!.*Gerrit silent)/s);
  expect(well).toContain("as of");
  expect(await said("status")).not.toContain("problem");
  service.signal("SIGTERM");
  await service.ended;
  await stage.close();
  await server.stop();
}, 400_000);

/** The text as soon as it is so. */
async function until(read: () => Promise<string>, pattern: RegExp): Promise<string> {
  const end = Date.now() + patience;
  for (;;) {
    const text = await read();
    if (pattern.test(text)) return text;
    if (Date.now() > end) throw new Error(`Not within ${patience} ms: ${pattern}\n${text}`);
    await sleep(300);
  }
}
