import { expect, test } from "vitest";
import type { JobRow } from "#lib/jobs/engine.ts";
import { until } from "./diary.ts";
import { type MakePlace, stage } from "./stage.ts";

const dead = (rows: readonly JobRow[]) =>
  rows.flatMap((row) => (row.state === "dead" ? [row] : []));

/** What becomes of jobs that fail too often. */
export function conformanceOfDeadLetters(makePlace: MakePlace): void {
  test("what fails too often is a dead letter: seen, over when it goes well, and in nobody's way", async () => {
    await using at = await stage(makePlace);
    const state = { isBroken: true, runs: 0 };
    at.work(async () => {
      state.runs += 1;
      if (state.isBroken) throw new Error("the label is not there");
    });
    await at.engine.add("send", "nova");
    await until("it is given up", async () => (await at.engine.counts()).dead === 1);

    expect(dead(await at.engine.list())).toMatchObject([
      { kind: "send", key: "nova", error: "the label is not there", attempts: 3 },
    ]);
    expect(state.runs).toBe(3);
    const [{ id = "", since = new Date() } = {}] = dead(await at.engine.list());
    expect(Math.abs(since.getTime() - Date.now())).toBeLessThan(30_000);

    expect(await at.engine.retry("send:juno")).toBe(false);
    expect(await at.engine.retry(id)).toBe(true);
    await until("the retry was given up too", async () => (await at.engine.counts()).dead === 1);
    expect(state.runs).toBe(6);

    state.isBroken = false;
    await at.engine.add("send", "nova");
    await until("a later run went well", async () => (await at.engine.counts()).dead === 0);
    expect(await at.engine.counts()).toEqual({ waiting: 0, running: 0, dead: 0 });
  });

  test("a dead letter can be dropped", async () => {
    await using at = await stage(makePlace);
    at.work(async () => {
      throw new Error("never");
    });
    await at.engine.add("decide", "nova");
    await until("it is given up", async () => (await at.engine.counts()).dead === 1);
    const [{ id = "" } = {}] = dead(await at.engine.list());

    expect(await at.engine.drop(id)).toBe(true);
    expect(await at.engine.drop(id)).toBe(false);
    expect(await at.engine.list()).toEqual([]);
  });
}
