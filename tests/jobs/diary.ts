import { appendFileSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { Handlers, Job, JobKind } from "#lib/jobs/engine.ts";

/** One line of what handlers did, in the order in which it happened in all processes. */
export type Line = {
  readonly what: "begin" | "end" | "lost";
  readonly kind: JobKind;
  readonly key: string;
  readonly token: number;
  readonly attempt: number;
  readonly process: number;
  readonly at: number;
};

/** What handlers of several processes wrote to one file. */
export function readDiary(file: string): Line[] {
  const text = readFileSync(file, { encoding: "utf8", flag: "a+" });
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
}

/** Handlers that take their time, and write down when they began and whether what they did still counted. */
export function diarists(file: string, milliseconds: number): Handlers {
  const write = ({ kind, key, token, attempt }: Job, what: Line["what"]) => {
    const line: Line = { what, kind, key, token, attempt, process: process.pid, at: Date.now() };
    appendFileSync(file, `${JSON.stringify(line)}\n`);
  };
  return forAll(async (job) => {
    write(job, "begin");
    await wait(milliseconds);
    write(job, (await job.isMine()) ? "end" : "lost");
  });
}

/** The same handler for each kind. */
export const forAll = (handler: Handlers["observe"]): Handlers => ({
  observe: handler,
  decide: handler,
  send: handler,
  reconcile: handler,
  housekeeping: handler,
});

/** Waits until something is so, as long as a busy machine may need. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  patience = 30_000,
): Promise<void> {
  const end = Date.now() + patience;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`In ${patience} ms it never came to this: ${what}`);
    await wait(20);
  }
}
