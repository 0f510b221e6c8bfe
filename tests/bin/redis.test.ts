import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { setUpNova } from "#tests/support/nova.ts";
import { type RedisServer, startRedis } from "#tests/support/redis-server.ts";
import { addressOf, type StartedService, startService } from "#tests/support/running-service.ts";
import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { messagesOf, votesOf } from "#tests/support/seen.ts";
import { slotsCommand } from "#tests/support/slots-command.ts";
import { openStage, type Stage, uploadWork } from "#tests/support/stage.ts";

/** A start may have to build the pages first, and this machine may be busy. */
const patience = 300_000;

let redis: RedisServer;
let stage: Stage;
let settings: Readonly<Record<string, string>>;
const started: StartedService[] = [];

beforeAll(async () => {
  redis = await startRedis();
  const server = await startSandboxServer();
  const people = await setUpNova(server);
  stage = await openStage(server, people, {
    repository: "openstack/apart",
    setting: { policy: { "brake.newHolds": 1_000 }, passEvery: "2s" },
  });
  await stage.import("bp-1", "bp-2");
  await uploadWork(stage, "bp-1");
  const { id } = await stage.ask<{ id: string }>("plan");
  await stage.ask("approve", id);
  settings = { ...stage.settings, REDIS_URL: redis.url };
}, patience);

afterAll(async () => {
  for (const service of started) service.signal("SIGKILL");
  await Promise.all(started.map(({ ended }) => ended));
  await stage.close();
  await stage.server.stop();
  await redis[Symbol.asyncDispose]();
});

function start(role: "web" | "worker" | "node"): StartedService {
  const service = startService(settings, role);
  started.push(service);
  return service;
}

test(
  "pages and two workers run apart on one folder, where nobody else runs",
  async () => {
    const web = start("web");
    const workers = [start("worker"), start("worker")];
    const address = await addressOf(web);
    for (const worker of workers) await worker.address;

    expect((await fetch(`${address}nova`)).status).toBe(200);
    for (const role of ["node", "web"] as const) {
      const { code, said } = await start(role).ended;
      expect(said).toContain(`on the data in ${stage.settings["SLOTS_DATA"]}`);
      expect(code).toBe(1);
    }
  },
  patience,
);

test(
  "what is decided in one process is done by another, and killing one of them stops nothing",
  async () => {
    const waiting = await Promise.all(Array.from({ length: 40 }, () => uploadWork(stage, "bp-2")));
    const held = async () => {
      const votes = await Promise.all(
        waiting.map((one) => votesOf(stage.server, one, "Code-Review")),
      );
      return votes.filter(([vote]) => vote?.value === -2).length;
    };
    while ((await held()) < 10) await wait(50);

    started[1]?.signal("SIGKILL");

    while ((await held()) < 40) await wait(200);
    for (const change of waiting) {
      const log = await messagesOf(stage.server, change);
      const ours = log.filter(({ author }) => author === stage.people.bot.accountId);
      expect(ours).toHaveLength(1);
    }
  },
  patience,
);

test(
  "the queue is seen from the command line",
  async () => {
    const slots = slotsCommand(resolve("bin/slots"), settings);

    const { code, answers } = await slots("jobs");

    expect(code).toBe(0);
    expect(answers[0]).toContainEqual(
      expect.objectContaining({ state: "scheduled", kind: "observe", key: "gerrit" }),
    );
  },
  patience,
);

test(
  "SIGTERM ends a worker and the pages within ten seconds",
  async () => {
    const [web, , worker] = started;
    const asked = Date.now();
    for (const service of [web, worker]) service?.signal("SIGTERM");

    expect((await worker?.ended)?.code).toBe(0);
    expect((await web?.ended)?.code).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
  },
  patience,
);
