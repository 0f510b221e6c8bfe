import { join } from "node:path";
import Driver from "better-sqlite3";
import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { openBullmqEngine } from "#lib/jobs/bullmq-engine.ts";
import { openEmbeddedEngine } from "#lib/jobs/embedded-engine.ts";
import type { JobEngine } from "#lib/jobs/engine.ts";
import { startRedis } from "#tests/support/redis-server.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { atLeast, type Figure, type Measured } from "./figure.ts";
import { asMeasured, clock, inPairs } from "./pairs.ts";
import { idleHandlers } from "./support/idle-handlers.ts";

const jobs = 1_000;
const concurrency = 4;

/**
 * F12. How many jobs a second that do nothing, all waiting when the worker begins: of the embedded engine against a
 * bare loop on the same driver that claims a row by UPDATE … RETURNING and writes that it is done; and of the engine on
 * Redis against a bare BullMQ worker, four at a time. A ratio of 1 is as fast.
 */
export const engines: Figure = {
  name: "F12",
  title: "Jobs that do nothing, a second / the bare loop, the bare BullMQ",
  measure: async () => [await embedded(), await bullmq()],
};

async function embedded(): Promise<Measured> {
  const ours = async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, "jobs.sqlite");
    return perSecond(openEmbeddedEngine({ file, onTrouble }), 1);
  };
  const bare = async () => {
    await using folder = await temporaryFolder();
    return bareClaims(join(folder.path, "bare.sqlite"));
  };
  return asMeasured("embedded", atLeast(0.75), await inPairs(ours, bare, 9, 1), aSecond);
}

async function bareClaims(file: string): Promise<number> {
  const db = new Driver(file);
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  db.exec("CREATE TABLE job (id INTEGER PRIMARY KEY, at INTEGER, token INTEGER NOT NULL)");
  db.exec("CREATE INDEX job_at ON job (at) WHERE at IS NOT NULL");
  const add = db.prepare("INSERT INTO job (at, token) VALUES (0, 0)");
  for (let job = 0; job < jobs; job += 1) add.run();
  const claim = db.prepare<[number, number], { id: number; token: number }>(
    `UPDATE job SET at = ?, token = token + 1
     WHERE id = (SELECT id FROM job WHERE at <= ? ORDER BY at LIMIT 1) RETURNING id, token`,
  );
  const end = db.prepare("UPDATE job SET at = NULL WHERE id = ? AND token = ?");
  const time = await clock(() => {
    for (let job = claim.get(Date.now() + 7_000, 1); job; job = claim.get(Date.now() + 7_000, 1)) {
      end.run(job.id, job.token);
    }
  });
  db.close();
  return rate(time);
}

async function bullmq(): Promise<Measured> {
  await using server = await startRedis("--maxmemory-policy", "noeviction");
  let run = 0;
  const ours = async () => {
    run += 1;
    const prefix = `ours-${run}`;
    return perSecond(await openBullmqEngine({ url: server.url, prefix, onTrouble }), concurrency);
  };
  const bare = async () => {
    run += 1;
    return bareBullmq(server.url, `bare-${run}`);
  };
  return asMeasured("on Redis", atLeast(0.9), await inPairs(ours, bare, 9, 1), aSecond);
}

async function bareBullmq(url: string, prefix: string): Promise<number> {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  const queue = new Queue("jobs", { connection, prefix });
  const kept = { removeOnComplete: true };
  for (let job = 0; job < jobs; job += 1) await queue.add("reconcile", { key: `${job}` }, kept);
  const { all, one } = countdown();
  const time = await clock(async () => {
    const worker = new Worker("jobs", async () => one(), { connection, prefix, concurrency });
    await all;
    await worker.close();
  });
  await queue.close();
  connection.disconnect();
  return rate(time);
}

async function perSecond(engine: JobEngine, atOnce: number): Promise<number> {
  for (let job = 0; job < jobs; job += 1) await engine.add("reconcile", `made-up ${job}`);
  const { all, one } = countdown();
  const handlers = { ...idleHandlers, reconcile: async () => one() };
  const time = await clock(async () => {
    const worker = engine.work(handlers, { concurrency: atOnce, holder: "a bench" });
    await all;
    await worker.stop(10_000);
  });
  await engine.close();
  return rate(time);
}

/** Fulfilled when `one` was called for every job. */
function countdown() {
  let left = jobs;
  let end = () => {};
  const all = new Promise<void>((resolve) => {
    end = resolve;
  });
  const one = () => {
    left -= 1;
    if (left === 0) end();
  };
  return { all, one };
}

const aSecond = (value: number) => `${value.toFixed(0)} a second`;

const rate = (milliseconds: number) => jobs / (milliseconds / 1_000);

const onTrouble = (error: unknown): void => {
  throw error;
};
