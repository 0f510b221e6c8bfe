import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { botMessages, expectNoVoteTwice, heldAmong } from "#tests/support/bot-traces.ts";
import { setUpNova } from "#tests/support/nova.ts";
import { addressOf, type StartedService, startService } from "#tests/support/running-service.ts";
import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { openStage, type Stage, uploadWork } from "#tests/support/stage.ts";
import { deleteVote } from "#tests/support/votes.ts";

/** Under load; each step ends as soon as what it waits for is there. */
const patience = 120_000;

type Restored = { readonly replaced: string };

test("a wrecked state is replaced by a backup that was made under way, and nothing is said or voted twice", async () => {
  const server = await startSandboxServer();
  const people = await setUpNova(server);
  const stage = await openStage(server, people, {
    repository: "openstack/nova-drill",
    setting: { passEvery: "1s" },
  });
  const { settings, folder } = stage;
  const early = [await uploadWork(stage, "first"), await uploadWork(stage, "second")];
  await stage.import("first", "second", "third");
  await stage.start();
  let service = await serviceOf(stage);
  const backup = await backUpUnderWrites(stage);
  expect((await stat(backup)).mode & 0o777).toBe(0o600);

  // What the backup does not know: a hold, and one that a person takes off.
  const [third = 0, freed = 0] = [
    await uploadWork(stage, "third"),
    await uploadWork(stage, "second"),
  ];
  await untilHeld(stage, [third, freed]);
  await deleteVote(server, server.admin, freed, people.bot, "Code-Review");
  await untilExempt(stage, freed);
  const said = await words(stage, [...early, third, freed]);

  const refused = await stage.slots("restore", backup);
  expect(refused.code).toBe(1);
  expect(refused.errors).toContain("The service runs on the data in");
  service.signal("SIGKILL");
  await service.ended;
  await wreck(join(folder, "data"));
  const broken = startService(settings);
  const { code, said: why } = await broken.ended;
  expect(code).toBe(1);
  expect(why).toContain("Stop the service, check the disk, and restore the last backup");

  const { replaced } = await stage.ask<Restored>("restore", backup);
  expect(replaced).toContain("slots.db.replaced-");
  service = await serviceOf(stage);
  await untilRead(stage);
  expect(await stage.ask("status")).toMatchObject({ started: true, paused: true });
  await stage.ask("resume", "--reason", "the drill");
  const late = await uploadWork(stage, "third");
  await untilHeld(stage, [late]);
  await stage.tick();

  expect(await heldAmong(stage, [...early, third, freed])).toEqual([early[1], third]);
  expect(await words(stage, [...early, third, freed])).toEqual(said);
  for (const number of [...early, third, freed, late]) await expectNoVoteTwice(stage, number);
  expect(await stage.ask("status")).toMatchObject({ paused: false, problems: [] });
  service.signal("SIGTERM");
  expect((await service.ended).code).toBe(0);
  await stage.close();
  await server.stop();
}, 600_000);

async function serviceOf({ settings }: Stage): Promise<StartedService> {
  const service = startService(settings);
  await addressOf(service);
  return service;
}

/** While people rank and passes are made. */
async function backUpUnderWrites(stage: Stage): Promise<string> {
  const writing = { isOver: false };
  const write = async () => {
    for (let turn = 0; !writing.isOver; turn++) {
      await stage.slots("rank", "third", turn % 2 ? "top" : "bottom", "--reason", "the drill");
    }
  };
  const written = write();
  const { file } = await stage.ask<{ file: string }>("backup");
  writing.isOver = true;
  await written;
  await stage.ask("rank", "third", "bottom", "--reason", "as it was");
  return file;
}

const words = (stage: Stage, numbers: readonly number[]) =>
  Promise.all(numbers.map((number) => botMessages(stage, number)));

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    if (await isSo()) return;
    await sleep(200);
  }
  throw new Error(`Not within ${patience} ms: ${what}`);
}

const untilHeld = (stage: Stage, numbers: readonly number[]) =>
  until(
    `${numbers} are held`,
    async () => (await heldAmong(stage, numbers)).length === numbers.length,
  );

const untilExempt = (stage: Stage, number: number) =>
  until(`${number} is exempt`, async () => {
    const listed = await stage.ask<{ change: number; verdict: string }[]>("changes");
    return listed.some(({ change, verdict }) => change === number && verdict === "exempt");
  });

const untilRead = (stage: Stage) =>
  until("the server is read in full", async () => {
    const { lastFullRead } = await stage.ask<{ lastFullRead: string | null }>("status");
    return lastFullRead !== null;
  });

/** As a dying disk does: pages in the middle of the state are no longer what was written. */
async function wreck(data: string): Promise<void> {
  const names = (await readdir(data)).filter((name) => /^slots\.db(-wal)?$/.test(name));
  for (const name of names) {
    const file = join(data, name);
    const bytes = await readFile(file);
    if (bytes.length > 8_192) bytes.fill(0xa5, 4_096);
    await writeFile(file, bytes);
  }
}
