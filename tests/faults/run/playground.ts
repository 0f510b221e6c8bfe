import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Happening, Order } from "#tests/faults/check/records.ts";
import { createChange } from "#tests/support/changes.ts";
import { freePort } from "#tests/support/free-port.ts";
import { type Nova, setUpNova } from "#tests/support/nova.ts";
import { type RedisServer, startRedis } from "#tests/support/redis-server.ts";
import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { slotsCommand } from "#tests/support/slots-command.ts";
import { startTcpProxy, type TcpProxy } from "#tests/support/tcp-proxy.ts";
import { type Journal, openJournal } from "./journal.ts";
import { type Kept, keepRunning } from "./service.ts";

/** Keys of the blueprints, best rank first; the last two are technical debt. */
export const blueprintNames = [
  "cells",
  "objects",
  "flavors",
  "quotas",
  "pinning",
  "resize",
  "cleanup",
  "unit-tests",
] as const;

const second = 1_000;
export const period = 5 * second;

/** Everything that takes part in a run, and what was done in it until now. */
export type Playground = {
  readonly folder: string;
  readonly journal: Journal;
  readonly server: Awaited<ReturnType<typeof startSandboxServer>>;
  readonly people: Nova;
  readonly redis: RedisServer;
  readonly gerritProxy: TcpProxy;
  readonly redisProxy: TcpProxy;
  readonly web: Kept;
  readonly workers: readonly [Kept, Kept];
  readonly slots: ReturnType<typeof slotsCommand>;
  readonly hooks: string;
  readonly happenings: Happening[];
  readonly orders: Order[];
  readonly deaths: string[];
  /** Blueprint of each change that people made, null where it has none. */
  readonly blueprints: Map<number, string | null>;
  /** The order as it was acknowledged last. */
  rank: readonly string[];
  readonly close: () => Promise<void>;
};

/** Sets up a review server with work on it, a queue, and an installation that is approved and running. */
export async function openPlayground(seed: number): Promise<Playground> {
  const folder = await mkdtemp(join(tmpdir(), "review-slots-faults-"));
  const journal = openJournal(join(folder, "journal.txt"));
  journal.note(`seed ${seed}; all that is left of the run is in ${folder}`);
  const server = await startSandboxServer({ faultSeed: seed });
  const people = await setUpNova(server);
  const redis = await startRedis("--maxmemory-policy", "noeviction");
  const gerritProxy = await startTcpProxy(Number(new URL(server.url).port), seed);
  const redisProxy = await startTcpProxy(redis.port, seed + 1);
  const port = await freePort();
  const settings = {
    SLOTS_CONFIG: join(folder, "slots.config.yaml"),
    SLOTS_DATA: join(folder, "data"),
    SLOTS_GERRIT_PASSWORD: people.bot.password,
    SLOTS_WEBHOOK: webhookToken,
    REDIS_URL: `redis://127.0.0.1:${redisProxy.port}`,
  };
  await writeFile(settings.SLOTS_CONFIG, configuration(gerritProxy.port, people));
  const deaths: string[] = [];
  const kept = (role: "web" | "worker", name: string) =>
    keepRunning({
      role,
      name,
      settings: { ...settings, PORT: String(port) },
      file: join(folder, `${name}.log`),
      onDeath: (what) => {
        journal.note(what);
        deaths.push(what);
      },
    });
  const slots = slotsCommand(resolve("bin/slots"), settings);
  const blueprints = await uploadFirstWork(server, people);
  await mkdir(settings.SLOTS_DATA);
  await approveFirst(slots, folder);
  return {
    folder,
    journal,
    server,
    people,
    redis,
    gerritProxy,
    redisProxy,
    web: kept("web", "web"),
    workers: [kept("worker", "worker-1"), kept("worker", "worker-2")],
    slots,
    hooks: `http://127.0.0.1:${port}/api/hooks/gerrit/${webhookToken}`,
    happenings: [...blueprints.keys()].map((change) => ({
      at: Date.now(),
      change,
      kind: "opened",
    })),
    orders: [],
    deaths,
    blueprints,
    rank: blueprintNames,
    close: async () => {
      await gerritProxy.stop();
      await redisProxy.stop();
      await redis[Symbol.asyncDispose]();
      await server.stop();
    },
  };
}

/** Removes what a run left behind. */
export const forget = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true });

const webhookToken = "a-token-of-the-fault-run-that-nobody-guesses";

function configuration(gerritPort: number, { bot, repository }: Nova): string {
  return JSON.stringify({
    publicUrl: "https://slots.example.org/",
    passEvery: `${period / second}s`,
    servers: {
      gerrit: {
        kind: "gerrit",
        url: `http://127.0.0.1:${gerritPort}/`,
        username: bot.username,
        password: { env: "SLOTS_GERRIT_PASSWORD" },
        webhook: { env: "SLOTS_WEBHOOK" },
      },
    },
    projects: {
      nova: {
        server: "gerrit",
        repositories: [repository],
        branches: ["master"],
        cores: "nova-core",
        policy: {
          "slots.count": 3,
          "slots.debt": 1,
          "slots.freeEmptyAfter": "5s",
          "slots.lendAfter": "20s",
          "bump.warnAfter": "8s",
          "bump.after": "16s",
          "brake.newHolds": 10_000,
        },
      },
    },
  });
}

async function uploadFirstWork(
  server: Playground["server"],
  people: Nova,
): Promise<Map<number, string | null>> {
  const made = new Map<number, string | null>();
  for (const [index, blueprint] of [...blueprintNames, ...blueprintNames, null, null].entries()) {
    const author = people.authors[index % people.authors.length] ?? people.authors[0];
    const number = await createChange(server, author, {
      repository: people.repository,
      message: messageFor(blueprint, index),
    });
    made.set(number, blueprint);
  }
  return made;
}

/** Some work completes its blueprint when it is merged, and some is only a part of it. */
export function messageFor(blueprint: string | null, draw: number): string {
  if (blueprint === null) return "Tidy something up\n";
  const form = draw % 3 === 0 ? "Implements" : "Partially-Implements";
  return `Work on ${blueprint}\n\n${form}: blueprint ${blueprint}\n`;
}

async function approveFirst(slots: Playground["slots"], folder: string): Promise<void> {
  const file = join(folder, "blueprints.json");
  const blueprints = blueprintNames.map((name, index) => ({
    name,
    title: `About ${name}`,
    kind: index < blueprintNames.length - 2 ? "feature" : "debt",
    approved: "2014-06-01",
  }));
  await writeFile(file, JSON.stringify({ blueprints }));
  await must(slots("import", file));
  const { answers } = await must(slots("plan"));
  const [{ id }] = answers as [{ readonly id: string }];
  await must(slots("approve", id));
}

async function must(run: ReturnType<Playground["slots"]>): ReturnType<Playground["slots"]> {
  const done = await run;
  if (done.code === 0) return done;
  throw new Error(`slots ended with ${done.code}: ${done.errors}`);
}
