import { createHash } from "node:crypto";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import type { JobEngine } from "#lib/jobs/engine.ts";
import { type Line, readDiary, until } from "./diary.ts";
import { type MakePlace, stage } from "./stage.ts";
import { kill, workerProcesses } from "./worker-processes.ts";

const minute = 60_000;

/** What only real processes show: they are killed, and stopped for longer than their leases last. */
export function conformanceOfProcesses(makePlace: MakePlace): void {
  conformanceOfCompany(makePlace);
  conformanceOfKills(makePlace);
  conformanceOfLeases(makePlace);
}

function conformanceOfCompany(makePlace: MakePlace): void {
  test(
    "two processes never run one job at once",
    async () => {
      await using at = await stage(makePlace);
      const diary = join(at.folder, "diary");
      await using workers = workerProcesses(at.place, { diary, milliseconds: 15 });
      await Promise.all([workers.start(), workers.start()]);

      for (let i = 0; i < 200; i++) {
        await at.engine.add("decide", `project ${i % 5}`);
        await wait(5);
      }

      await until("all is done", async () => isIdle(await at.engine.counts()));
      const lines = readDiary(diary);
      expect(overlaps(lines)).toEqual([]);
      expect(new Set(lines.map(({ process }) => process)).size).toBe(2);
      expect(fallingTokens(lines)).toEqual([]);
    },
    2 * minute,
  );
}

function conformanceOfKills(makePlace: MakePlace): void {
  for (const seed of [1, 2, 3]) {
    test(
      `killed in the middle again and again, nothing that was wanted is left undone (seed ${seed})`,
      async () => {
        await using at = await stage(makePlace);
        const chance = chances(seed);
        const diary = join(at.folder, "diary");
        await using workers = workerProcesses(at.place, { diary, milliseconds: 150 });
        const working = await Promise.all([workers.start(), workers.start()]);
        const wanted = new Map<string, number>();
        for (let round = 0; round < 5; round++) {
          await wish(at.engine, chance, wanted);
          const [killed] = working.splice(Math.floor(chance() * working.length), 1);
          if (killed) await kill(killed);
          working.push(await workers.start());
        }

        await until("all is done", async () => isIdle(await at.engine.counts()), minute);
        const lines = readDiary(diary);
        expect([...wanted].filter(([key, at]) => !wasDone(lines, key, at))).toEqual([]);
        expect(fallingTokens(lines)).toEqual([]);
        expect(cutShort(lines)).toBeGreaterThan(0);
        expect(await at.engine.counts()).toMatchObject({ dead: 0 });
      },
      3 * minute,
    );
  }
}

function conformanceOfLeases(makePlace: MakePlace): void {
  test(
    "a killed process's job is begun anew within ten seconds",
    async () => {
      await using at = await stage(makePlace);
      const diary = join(at.folder, "diary");
      // As patient as the service itself: this is its promise.
      const place = { ...at.place, tuning: "usual" } as const;
      await using workers = workerProcesses(place, { diary, milliseconds: 2_000 });
      const first = await workers.start();
      await at.engine.add("send", "nova");
      await until("it runs", () => readDiary(diary).length === 1);
      await workers.start();

      await kill(first);
      const killed = Date.now();

      await until("it is begun anew", () => readDiary(diary).length === 2);
      const [, again] = readDiary(diary);
      expect((again?.at ?? 0) - killed).toBeLessThan(10_000);
      await until("it ended", () => readDiary(diary).some(({ what }) => what === "end"));
    },
    minute,
  );

  test(
    "a process that slept past its lease is told that the job is no longer its own",
    async () => {
      await using at = await stage(makePlace);
      const diary = join(at.folder, "diary");
      await using workers = workerProcesses(at.place, { diary, milliseconds: 1_000 });
      const sleeper = await workers.start();
      await at.engine.add("send", "nova");
      await until("it runs", () => readDiary(diary).length === 1);
      sleeper.kill("SIGSTOP");
      await workers.start();
      await until("the other one did it", () =>
        readDiary(diary).some(({ what }) => what === "end"),
      );

      sleeper.kill("SIGCONT");

      await until("it wakes up", () => readDiary(diary).some(({ what }) => what === "lost"));
      const lines = readDiary(diary);
      const late = lines.find(({ what }) => what === "lost");
      const done = lines.filter(({ what }) => what === "end");
      expect(late?.process).toBe(sleeper.pid);
      expect(done).toHaveLength(1);
      expect(done[0]?.token).toBeGreaterThan(late?.token ?? 0);
      await until("nothing is left", async () => isIdle(await at.engine.counts()));
      expect(await at.engine.counts()).toMatchObject({ dead: 0 });
    },
    minute,
  );

  test(
    "SIGTERM lets a process end its jobs within ten seconds",
    async () => {
      await using at = await stage(makePlace);
      const diary = join(at.folder, "diary");
      await using workers = workerProcesses(at.place, { diary, milliseconds: 1_000 });
      const child = await workers.start();
      await at.engine.add("send", "nova");
      await until("it runs", () => readDiary(diary).length === 1);

      const asked = Date.now();
      child.kill("SIGTERM");

      await until("the process ended", () => child.exitCode !== null);
      expect(child.exitCode).toBe(0);
      expect(Date.now() - asked).toBeLessThan(10_000);
      expect(readDiary(diary).map(({ what }) => what)).toEqual(["begin", "end"]);
      expect(await at.engine.counts()).toEqual({ waiting: 0, running: 0, dead: 0 });
    },
    minute,
  );
}

const isIdle = ({ waiting, running }: { waiting: number; running: number }) =>
  waiting + running === 0;

/** Wants some jobs, and notes when each was wanted last. */
async function wish(
  engine: JobEngine,
  chance: () => number,
  wanted: Map<string, number>,
): Promise<void> {
  for (let i = 0; i < 6; i++) {
    const key = `project ${Math.floor(chance() * 4)}`;
    wanted.set(key, Date.now());
    await engine.add("send", key);
    await wait(chance() * 100);
  }
}

/** Whether a run of this key that began after `at` came to its end as its own. */
const wasDone = (lines: readonly Line[], key: string, at: number) =>
  lines
    .filter((line) => line.what === "begin" && line.key === key && line.at >= at - 1)
    .some(({ token }) =>
      lines.some((line) => line.what === "end" && line.key === key && line.token === token),
    );

/** How many runs were killed in the middle. */
const cutShort = (lines: readonly Line[]) =>
  lines.filter(({ what }) => what === "begin").length -
  lines.filter(({ what }) => what !== "begin").length;

/** Runs that began while another of the same key was under way and was ended as its own later. */
function overlaps(lines: readonly Line[]): Line[] {
  const running = new Map<string, Line>();
  return lines.filter((line) => {
    const other = running.get(line.key);
    if (line.what === "begin") running.set(line.key, line);
    else if (other?.token === line.token) running.delete(line.key);
    return line.what === "begin" && other !== undefined;
  });
}

/** Runs whose token is not above that of the run of the same key before. */
function fallingTokens(lines: readonly Line[]): Line[] {
  const last = new Map<string, number>();
  return lines.filter(({ what, key, token }) => {
    if (what !== "begin") return false;
    const before = last.get(key) ?? 0;
    last.set(key, token);
    return token <= before;
  });
}

/** Numbers from 0 to 1 that are the same for the same seed. */
function chances(seed: number): () => number {
  let drawn = 0;
  return () => {
    drawn += 1;
    return createHash("sha256").update(`${seed} ${drawn}`).digest().readUInt32BE() / 2 ** 32;
  };
}
