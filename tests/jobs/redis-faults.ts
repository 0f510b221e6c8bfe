import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { openBullmqEngine } from "#lib/jobs/bullmq-engine.ts";
import { startRedis } from "#tests/support/redis-server.ts";
import { forAll, until } from "./diary.ts";
import { stage } from "./stage.ts";

const minute = 60_000;
const period = 2_000;

/** An engine on a Redis of its own, with a schedule whose ticks are counted. */
async function tickingStage() {
  const redis = await startRedis();
  const at = await stage((prefix) => ({ kind: "redis", url: redis.url, prefix }));
  const ticks: number[] = [];
  at.work(async () => {
    ticks.push(performance.now());
  });
  await at.engine.every("observe", "gerrit", { every: period });
  await until("it ticks", () => ticks.length >= 2);
  return {
    ...at,
    redis,
    ticks,
    [Symbol.asyncDispose]: async () => {
      await at[Symbol.asyncDispose]();
      await redis[Symbol.asyncDispose]();
    },
  };
}

/** What becomes of the queue when its Redis is killed, frozen, emptied or wrong. */
export function redisFaults(): void {
  lossesOfRedis();
  silencesOfRedis();
  tidingsOfRedis();
  wrongRedis();
}

function lossesOfRedis(): void {
  test(
    "an emptied Redis is whole again within two periods",
    async () => {
      await using at = await tickingStage();

      await at.redis.ask((client) => client.flushall());
      const emptied = performance.now();
      const before = at.ticks.length;

      await until("it ticks again", () => at.ticks.length > before + 1);
      expect((at.ticks[before] ?? 0) - emptied).toBeLessThan(2 * period);
      expect((at.ticks[before + 1] ?? 0) - emptied).toBeLessThan(2 * period + 2_000);
    },
    minute,
  );

  test(
    "emptied in the middle of a job, the job ends and later ones are run",
    async () => {
      await using redis = await startRedis();
      await using at = await stage((prefix) => ({ kind: "redis", url: redis.url, prefix }));
      const runs: number[] = [];
      at.work(async ({ token }) => {
        runs.push(token);
        if (runs.length === 1) await redis.ask((client) => client.flushall());
        await wait(100);
      });
      await at.engine.add("send", "nova");
      await until("it ran into it", () => runs.length === 1);
      await wait(300);

      await at.engine.add("send", "nova");

      await until("it is run again", () => runs.length >= 2);
      await until("nothing is left", async () => (await at.engine.counts()).running === 0);
      expect(runs).toEqual(runs.toSorted((a, b) => a - b));
    },
    minute,
  );

  test(
    "a killed Redis that comes back empty is used again within two periods",
    async () => {
      await using at = await tickingStage();

      await at.redis.kill();
      const before = at.ticks.length;
      await wait(3_000);
      expect(at.ticks.length - before).toBeLessThanOrEqual(1);
      await at.redis.startAgain();
      const back = performance.now();
      const during = at.ticks.length;

      await until("it ticks again", () => at.ticks.length > during);
      expect((at.ticks[during] ?? 0) - back).toBeLessThan(2 * period);
      await at.engine.add("decide", "nova");
      await until("new work is done", () => at.ticks.length > during + 1);
    },
    minute,
  );
}

function silencesOfRedis(): void {
  for (const how of ["killed", "frozen"] as const) {
    test(
      `a wish while Redis is ${how} ends soon, in words without the password`,
      async () => {
        await using redis = await startRedis();
        const url = redis.url.replace("//", "//default:opensesame@");
        await redis.ask((client) => client.config("SET", "requirepass", "opensesame"));
        const said: string[] = [];
        const onTrouble = (error: unknown) => said.push(String(error));
        const engine = await openBullmqEngine({ url, prefix: "test", onTrouble });
        await engine.add("observe", "before");

        if (how === "killed") await redis.kill();
        else redis.freeze();
        const asked = performance.now();
        const answer = await engine.add("observe", "during").catch((error: unknown) => error);

        expect(answer).toMatchObject({ name: "JobsError", retryable: true });
        expect(String(answer)).toContain(`Redis at 127.0.0.1:${redis.port} could not be asked`);
        expect(performance.now() - asked).toBeLessThan(5_000);
        expect(`${answer} ${said.join(" ")}`).not.toContain("opensesame");
        redis.thaw();
        await engine.close();
      },
      minute,
    );
  }

  for (const how of ["kill", "freeze"] as const) {
    test(
      `a worker stops in time although its Redis does not answer (${how})`,
      async () => {
        await using redis = await startRedis();
        const onTrouble = () => {};
        const engine = await openBullmqEngine({ url: redis.url, prefix: "test", onTrouble });
        const handler = async () => {};
        const worker = engine.work(forAll(handler), { concurrency: 4, holder: "this test" });
        await engine.every("observe", "gerrit", { every: 1_000 });
        await wait(1_500);
        await redis[how]();

        const asked = performance.now();
        await worker.stop(4_000);
        const stopped = performance.now() - asked;
        await engine.close();

        expect(stopped).toBeLessThan(6_000);
        expect(performance.now() - asked).toBeLessThan(9_000);
        redis.thaw();
      },
      minute,
    );
  }

  test("a frozen Redis is used again when it thaws", async () => {
    await using at = await tickingStage();

    at.redis.freeze();
    await wait(4_000);
    const during = at.ticks.length;
    at.redis.thaw();

    await until("it ticks again", () => at.ticks.length > during);
  });
}

function tidingsOfRedis(): void {
  test(
    "a Redis that is away is told once with its cause and since when, and once that it is back",
    async () => {
      await using redis = await startRedis();
      const said: string[] = [];
      const engine = await openBullmqEngine({
        ...{ url: redis.url, prefix: "test" },
        onTrouble: (error, text) => said.push(`${text}: ${error}`),
        onBack: () => said.push("back"),
      });
      const worker = engine.work(
        forAll(async () => {}),
        { concurrency: 4, holder: "this test" },
      );
      await engine.every("observe", "gerrit", { every: 1_000 });
      const before = Date.now();
      await redis.kill();
      await until("it is noticed", () => said.length > 0);
      const noticed = Date.now();
      await wait(3_000);
      const answer: unknown = await engine.list().catch((error: unknown) => error);
      await redis.startAgain();
      await until("it is back", () => said.includes("back"));
      await worker.stop(5_000);
      await engine.close();

      expect(said).toEqual([
        expect.stringMatching(/^Redis is away.* could not be asked: .+/),
        "back",
      ]);
      expect(answer).toMatchObject({ name: "JobsError", since: expect.any(Date) });
      const since = (answer as { since: Date }).since.getTime();
      expect(since).toBeGreaterThanOrEqual(before);
      expect(since).toBeLessThanOrEqual(noticed);
    },
    minute,
  );
}

function wrongRedis(): void {
  test("a Redis that may drop keys is refused with its remedy", async () => {
    await using redis = await startRedis("--maxmemory-policy", "allkeys-lru");

    const opened = openBullmqEngine({ url: redis.url, prefix: "test", onTrouble: () => {} });

    await expect(opened).rejects.toMatchObject({
      name: "JobsError",
      message: expect.stringContaining("its maxmemory-policy is allkeys-lru"),
      remedy: expect.stringContaining("noeviction"),
    });
  });

  for (const password of ["wrong", ""]) {
    test(`a Redis that refuses the password is told as such (${password || "none"})`, async () => {
      await using redis = await startRedis();
      await redis.ask((client) => client.config("SET", "requirepass", "opensesame"));
      const url = redis.url.replace("//", `//:${password}@`);

      const opened = openBullmqEngine({ url, prefix: "test", onTrouble: () => {} });

      await expect(opened).rejects.toMatchObject({
        name: "JobsError",
        message: expect.stringContaining(`Redis at 127.0.0.1:${redis.port} refuses the password`),
        remedy: "Correct the password in REDIS_URL.",
      });
    });
  }

  test("a Redis that is not there is told at the start", async () => {
    const redis = await startRedis();
    await redis[Symbol.asyncDispose]();

    const opened = openBullmqEngine({ url: redis.url, prefix: "test", onTrouble: () => {} });

    await expect(opened).rejects.toMatchObject({
      name: "JobsError",
      message: expect.stringContaining(`Redis at 127.0.0.1:${redis.port} does not answer`),
      remedy: expect.stringContaining("REDIS_URL"),
    });
  });

  test("two installations on one Redis see nothing of each other", async () => {
    await using redis = await startRedis();
    await using one = await stage((prefix) => ({ kind: "redis", url: redis.url, prefix }));
    await using other = await stage((prefix) => ({ kind: "redis", url: redis.url, prefix }));
    const runs: string[] = [];
    other.work(async () => {
      runs.push("other");
    });

    await one.engine.add("decide", "nova");
    await wait(500);

    expect(await other.engine.list()).toEqual([]);
    expect(await one.engine.counts()).toEqual({ waiting: 1, running: 0, dead: 0 });
    expect(runs).toEqual([]);
  });
}
