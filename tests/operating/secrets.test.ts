import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { setUpNova } from "#tests/support/nova.ts";
import { runSlots } from "#tests/support/run-slots.ts";
import { addressOf, startService } from "#tests/support/running-service.ts";
import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { openStage, type Stage, uploadWork } from "#tests/support/stage.ts";

const webhook = "hooked-0123456789abcdef0123456789abcdef";

/** Everything by which somebody could act as the bot, in each form in which it is sent or could be quoted. */
function secretsOf({ people: { bot } }: Stage): string[] {
  const pair = Buffer.from(`${bot.username}:${bot.password}`).toString("base64");
  return [bot.password, encodeURIComponent(bot.password), pair, webhook];
}

test("a password and a webhook's address stand in no log, page, figure, answer, state or queue", async () => {
  const server = await startSandboxServer();
  const people = await setUpNova(server);
  const stage = await openStage(server, people, { repository: "openstack/nova-secrets" });
  await withWebhook(stage);
  await uploadWork(stage, "first");
  await uploadWork(stage, "second");
  await stage.import("first", "second");
  await stage.start();

  const service = startService({ ...stage.settings, SLOTS_LOG: "debug" });
  const address = await addressOf(service);
  const shown = await drive(stage, address);
  // What echoes the request, what refuses it, and what is not there at all.
  const faults = [{ kind: "login-page" }, { kind: "unavailable" }, { kind: "reset" }] as const;
  for (const fault of faults) {
    const heal = server.sandbox.faults.add({ fault });
    shown.push(...(await commands(stage, ["tick"], ["doctor"], ["status"])));
    heal();
  }
  const wrong = { ...stage.settings, SLOTS_GERRIT_PASSWORD: "wrong-horse-1" };
  const refused = await runSlots(["doctor"], { env: wrong });
  service.signal("SIGTERM");
  const { said } = await service.ended;

  const kept = await contentsOf(join(stage.folder, "data"));
  expect(said).toContain('"msg":"gerrit"');
  expect(said).toContain('"request":"asked-1"');
  expect(kept.join("")).toContain("SQLite format 3");
  const all = [said, ...shown, ...kept, refused.output, refused.errors].join("\n");
  // The name beside the password is everywhere, so it is looked for where it could be.
  expect(all).toContain(people.bot.username);
  for (const secret of [...secretsOf(stage), "wrong-horse-1"]) {
    expect(all.includes(secret), `${secret.slice(0, 4)}… is told`).toBe(false);
  }
  await stage.close();
  await server.stop();
}, 400_000);

/** Reads every page and figure, and posts an event. */
async function drive(stage: Stage, address: string): Promise<string[]> {
  const paths = ["", "nova", "nova/changes/1", "nova/blueprints/second", "metrics", "nowhere"];
  const more = ["api/health", "api/health/live", "api/health/ready"];
  const headers = { "x-request-id": "asked-1", authorization: "Basic bm9ib2R5Om5vdGhpbmc=" };
  const shown: string[] = [];
  for (const path of [...paths, ...more]) {
    const response = await fetch(`${address}${path}`, { headers });
    shown.push(JSON.stringify([...response.headers]), await response.text());
  }
  const event = { type: "comment-added", change: { number: 1, project: stage.repository } };
  for (const token of [webhook, `${webhook}x`]) {
    const body = JSON.stringify(event);
    const hook = `${address}api/hooks/gerrit/${token}`;
    const response = await fetch(hook, { method: "POST", body, headers });
    shown.push(await response.text());
  }
  shown.push(...(await commands(stage, ["board"], ["changes"], ["holds"], ["history"], ["jobs"])));
  shown.push(...(await commands(stage, ["policy"], ["plan"], ["why", "1"], ["status"])));
  return shown;
}

/** What these commands print, for people and for scripts. */
async function commands(stage: Stage, ...calls: readonly string[][]): Promise<string[]> {
  const env = { ...stage.settings, SLOTS_LOG: "debug" };
  const said: string[] = [];
  for (const words of calls) {
    for (const form of [words, [...words, "--json"]]) {
      const { output, errors } = await runSlots(form, { env });
      said.push(output, errors);
    }
  }
  return said;
}

async function withWebhook({ settings }: Stage): Promise<void> {
  const file = settings["SLOTS_CONFIG"] ?? "";
  const config = JSON.parse(await readFile(file, "utf8"));
  config.servers.gerrit.webhook = { file: "hook" };
  await writeFile(join(file, "../hook"), webhook);
  await writeFile(file, JSON.stringify(config));
}

/** Every file of the data folder, byte by byte: the state, what was written last, and the queue. */
async function contentsOf(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    files
      .filter((file) => file.isFile())
      .map((file) => readFile(join(file.parentPath, file.name), "latin1")),
  );
}
