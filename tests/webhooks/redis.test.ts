import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POST } from "#app/api/hooks/[server]/[token]/route.ts";
import { loadConfig } from "#lib/config.ts";
import { createMemory } from "#lib/flow/memory.ts";
import { keepRunning } from "#lib/running.ts";
import { openQueue, openServices } from "#lib/services.ts";
import { type RedisServer, startRedis } from "#tests/support/redis-server.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { testBurst } from "./burst.ts";
import { configuration, token } from "./configured-service.ts";

let redis: RedisServer;

beforeAll(async () => {
  redis = await startRedis();
});

afterAll(async () => {
  await redis[Symbol.asyncDispose]();
});

describe("by the engine on Redis", () => {
  testBurst((folder) => ({ kind: "redis", url: redis.url, prefix: folder }));
});

test("an event is answered at once although Redis answers nothing", async () => {
  await using running = await runningOn(redis.url);
  await running.jobs.add("reconcile", "gerrit 1");
  redis.freeze();
  const queue = running.jobs.add("observe", "gerrit").catch(() => {});

  const answer = POST(eventAbout(7), { params: Promise.resolve({ server: "gerrit", token }) });

  expect(await Promise.race([answer.then(({ status }) => status), queue])).toBe(202);
  redis.thaw();
  const waiting = async () => (await running.jobs.list()).map(({ key }) => key);
  await expect.poll(waiting, { timeout: 20_000 }).toContain("gerrit 1");
});

const eventAbout = (number: number) =>
  new Request("http://slots.example.org/", {
    method: "POST",
    body: JSON.stringify({ change: { project: "openstack/nova", number } }),
  });

/** What a process of pages has open, with its queue on this Redis. */
async function runningOn(url: string) {
  const folder = await temporaryFolder();
  const file = join(folder.path, "slots.config.yaml");
  await writeFile(file, JSON.stringify(configuration("http://127.0.0.1:1/")));
  const config = loadConfig({
    ...{ SLOTS_CONFIG: file, SLOTS_DATA: join(folder.path, "data"), REDIS_URL: url },
    ...{ SLOTS_GERRIT_PASSWORD: "secret", SLOTS_WEBHOOK: token },
  });
  const services = await openServices(config, resolve("."));
  const jobs = await openQueue(config);
  const stop = async () => {
    await jobs.close();
    await services.close();
  };
  keepRunning({ services, since: services.now(), jobs, memory: createMemory(), stop });
  return {
    jobs,
    [Symbol.asyncDispose]: async () => {
      await stop();
      await folder[Symbol.asyncDispose]();
    },
  };
}
