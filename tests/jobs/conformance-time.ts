import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { until } from "./diary.ts";
import { type MakePlace, stage } from "./stage.ts";

/** Delays, pauses after failures, schedules and stopping. */
export function conformanceOfTime(makePlace: MakePlace): void {
  conformanceOfPauses(makePlace);
  conformanceOfSchedules(makePlace);
  conformanceOfStopping(makePlace);
}

function conformanceOfPauses(makePlace: MakePlace): void {
  test("a failed job is tried again after growing pauses, and says why while it waits", async () => {
    await using at = await stage(makePlace);
    const starts: number[] = [];
    const attempts: number[] = [];
    at.work(async ({ attempt }) => {
      starts.push(performance.now());
      attempts.push(attempt);
      if (attempt < 3) throw new Error(`attempt ${attempt} failed`);
    });
    await at.engine.add("decide", "nova");

    await until("it waits after a failure", async () => {
      const [row] = await at.engine.list();
      return row?.state === "waiting" && row.error === "attempt 1 failed";
    });
    await until("it went well", () => attempts.length === 3);
    await until("nothing is left", async () => (await at.engine.counts()).running === 0);

    const [first = 0, second = 0, third = 0] = starts;
    expect(attempts).toEqual([1, 2, 3]);
    expect(second - first).toBeGreaterThanOrEqual(95);
    expect(third - second).toBeGreaterThanOrEqual(195);
    expect(await at.engine.list()).toEqual([]);
  });

  test("a delayed job waits; a wish without delay brings it forward and is no second run", async () => {
    await using at = await stage(makePlace);
    const runs: string[] = [];
    at.work(async ({ key }) => {
      runs.push(key);
    });
    await at.engine.add("observe", "soon", { delay: 600 });
    await at.engine.add("observe", "later", { delay: 600_000 });
    await wait(200);
    expect(runs).toEqual([]);
    expect(await at.engine.counts()).toMatchObject({ waiting: 2 });

    await until("the delay is over", () => runs.includes("soon"));
    await at.engine.add("observe", "later");
    await until("it was brought forward", () => runs.includes("later"));
    await until("nothing is left", async () => (await at.engine.counts()).running === 0);
    expect(runs).toEqual(["soon", "later"]);
    expect(await at.engine.counts()).toEqual({ waiting: 0, running: 0, dead: 0 });
  });
}

function conformanceOfSchedules(makePlace: MakePlace): void {
  test("a schedule ticks once in all processes, at once and then by its period", async () => {
    await using at = await stage(makePlace);
    const other = await at.open();
    const ticks: number[] = [];
    const note = async () => {
      ticks.push(performance.now());
    };
    at.work(note);
    at.work(note, { on: other });
    for (const engine of [at.engine, other]) await engine.every("observe", "g", { every: 2_000 });

    await until("it ticked four times", () => ticks.length >= 4);
    const [first = 0] = ticks;
    const lasted = (ticks.at(-1) ?? 0) - first;

    // Never more often than by its period; a machine with other work may be late by a tick.
    expect(ticks.length - 1).toBeLessThanOrEqual(lasted / 2_000 + 1);
    expect(lasted).toBeLessThan(4 * 2_000 + 5_000);
  });

  test("a schedule goes on after a restart where it was, and missed ticks come once", async () => {
    await using at = await stage(makePlace);
    const ticks: number[] = [];
    const note = async () => {
      ticks.push(performance.now());
    };
    const before = await at.open();
    const worker = at.work(note, { on: before });
    await before.every("housekeeping", "all", { every: 3_000 });
    await until("it ticked at once", () => ticks.length === 1);
    const [begun = 0] = ticks;
    await worker.stop(5_000);
    await before.close();

    at.work(note);
    await at.engine.every("housekeeping", "all", { every: 3_000 });
    await wait(Math.max(0, begun + 1_500 - performance.now()));
    expect(ticks).toHaveLength(1);
    const scheduled = (await at.engine.list()).filter(({ state }) => state === "scheduled");
    expect(scheduled).toMatchObject([{ kind: "housekeeping", key: "all" }]);
    await until("it ticked by its period", () => ticks.length === 2);
  });
}

function conformanceOfStopping(makePlace: MakePlace): void {
  test("a stopped worker begins nothing more, and lets the job under way end", async () => {
    await using at = await stage(makePlace);
    const log: string[] = [];
    const worker = at.work(
      async ({ key, signal }) => {
        log.push(`begin ${key}`);
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        await wait(100);
        log.push(`end ${key}`);
      },
      { concurrency: 1 },
    );
    await at.engine.add("send", "a");
    await until("it runs", () => log.length === 1);
    await at.engine.add("send", "b");

    const asked = performance.now();
    expect(await worker.stop(10_000)).toBe(true);

    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(log).toEqual(["begin a", "end a"]);
    expect(await at.engine.counts()).toEqual({ waiting: 1, running: 0, dead: 0 });
  });

  test("stopping ends at its deadline although a job hangs", async () => {
    await using at = await stage(makePlace);
    const log: string[] = [];
    const end = new AbortController();
    const worker = at.work(async () => {
      log.push("begin");
      await new Promise((resolve) => end.signal.addEventListener("abort", resolve));
    });
    await at.engine.add("send", "a");
    await until("it runs", () => log.length === 1);

    const asked = performance.now();
    expect(await worker.stop(500)).toBe(false);
    expect(performance.now() - asked).toBeLessThan(5_000);
    end.abort();
  });
}
