import { expect, test } from "vitest";
import type { Job } from "#lib/jobs/engine.ts";
import { until } from "./diary.ts";
import { type MakePlace, stage } from "./stage.ts";

/** Lets a test decide when a job ends. */
function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

/** One run at a time for each job, however often it is wanted. */
export function conformanceOfRuns(makePlace: MakePlace): void {
  test("many wishes for one job before it begins are one run", async () => {
    await using at = await stage(makePlace);
    const runs: string[] = [];
    for (let i = 0; i < 50; i++) await at.engine.add("reconcile", "gerrit 7");
    await at.engine.add("reconcile", "gerrit 8");

    at.work(async ({ kind, key }) => {
      runs.push(`${kind} ${key}`);
    });

    await until("both ran", () => runs.length >= 2);
    await until("nothing is left", async () => (await at.engine.counts()).running === 0);
    expect(runs.toSorted()).toEqual(["reconcile gerrit 7", "reconcile gerrit 8"]);
    expect(await at.engine.counts()).toEqual({ waiting: 0, running: 0, dead: 0 });
  });

  test("wishes while it runs are exactly one more run, which begins after it ended", async () => {
    await using at = await stage(makePlace);
    const first = gate();
    const log: string[] = [];
    at.work(async ({ token }) => {
      const run = log.filter((line) => line.startsWith("begin")).length + 1;
      log.push(`begin ${run}`);
      if (run === 1) await first.passed;
      log.push(`end ${run}`);
      expect(token).toBeGreaterThan(0);
    });
    await at.engine.add("decide", "nova");
    await until("it runs", () => log.length === 1);

    for (let i = 0; i < 20; i++) await at.engine.add("decide", "nova");
    const meanwhile = await at.engine.counts();
    first.open();

    await until("the second ended", () => log.includes("end 2"));
    await until("nothing is left", async () => (await at.engine.counts()).running === 0);
    expect(meanwhile).toEqual({ waiting: 1, running: 1, dead: 0 });
    expect(log).toEqual(["begin 1", "end 1", "begin 2", "end 2"]);
  });

  test("different jobs run side by side, as many as were allowed", async () => {
    await using at = await stage(makePlace);
    const all = gate();
    const log = { now: 0, most: 0, ended: 0 };
    for (let i = 0; i < 9; i++) await at.engine.add("decide", `project ${i}`);

    at.work(
      async () => {
        log.now += 1;
        log.most = Math.max(log.most, log.now);
        if (log.now === 3) setTimeout(all.open, 100);
        await all.passed;
        log.now -= 1;
        log.ended += 1;
      },
      { concurrency: 3 },
    );

    await until("all ended", () => log.ended === 9);
    expect(log.most).toBe(3);
  });

  test("tokens rise with every run, in one worker and in the next", async () => {
    await using at = await stage(makePlace);
    const tokens: number[] = [];
    const note = async ({ token }: Job) => {
      tokens.push(token);
    };
    const first = at.work(note);
    for (let run = 1; run <= 3; run++) {
      await at.engine.add("send", "nova");
      await until("it ran", () => tokens.length === run);
      await until("it ended", async () => (await at.engine.counts()).running === 0);
    }
    await first.stop(5_000);

    at.work(note, { on: await at.open() });
    await at.engine.add("send", "nova");

    await until("the other worker ran it", () => tokens.length === 4);
    expect(tokens).toEqual([...new Set(tokens)].toSorted((a, b) => a - b));
  });

  test("a running job is listed with its holder and since when", async () => {
    await using at = await stage(makePlace);
    const end = gate();
    const begun = Date.now();
    at.work(() => end.passed);
    await at.engine.add("observe", "gerrit");

    await until("it runs", async () => (await at.engine.counts()).running === 1);
    const rows = await at.engine.list();
    end.open();

    const [row] = rows;
    expect(rows).toHaveLength(1);
    expect(row).toMatchObject({
      ...{ state: "running", kind: "observe", key: "gerrit" },
      ...{ holder: "this test", attempt: 1 },
    });
    const since = row?.state === "running" ? row.since.getTime() : 0;
    expect(since).toBeGreaterThanOrEqual(begun - 1);
    expect(since).toBeLessThanOrEqual(Date.now() + 1);
  });
}
