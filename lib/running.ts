import type { Memory } from "#lib/flow/memory.ts";
import type { JobEngine } from "#lib/jobs/engine.ts";
import type { Services } from "./services.ts";

/** The service of this process, as it runs. */
export type Running = {
  readonly services: Services;
  readonly since: Date;
  /** Where a page or an event wants something done. */
  readonly jobs: JobEngine;
  /** What its views remember. */
  readonly memory: Memory;
  /** Ends the jobs, the queue, the sandbox and the database, in this order. */
  stop(): Promise<void>;
};

/** What a process does: all of it, the pages, or the jobs. */
export type Role = "all" | "web" | "worker";

declare global {
  // Pages and instrumentation are two instances of every module; only the global object is one.
  var reviewSlots: Running | undefined;
  /** Set by who started this process; all of it where nobody did. */
  var reviewSlotsRole: Role | undefined;
  /** Set by who started this process: says why the service can't run, and ends it. */
  var reviewSlotsFailed: ((error: unknown) => void) | undefined;
  /** What has to be told before this process stops. */
  var reviewSlotsFarewells: Set<() => Promise<void>> | undefined;
}

/** Keeps what runs, for the pages and for who stops it. */
export function keepRunning(running: Running): void {
  globalThis.reviewSlots = running;
}

/** Tells who started this process that the service can't run. Next by itself would try again for ever. */
export function reportFailedStart(error: unknown): void {
  globalThis.reviewSlotsFailed?.(error);
}

/** Has `farewell` called before anything of this process is stopped: it is a moment's time only. */
export function beforeStop(farewell: () => Promise<void>): void {
  globalThis.reviewSlotsFarewells ??= new Set();
  globalThis.reviewSlotsFarewells.add(farewell);
}

/** Calls them all. */
export async function sayFarewell(): Promise<void> {
  await Promise.all([...(globalThis.reviewSlotsFarewells ?? [])].map((farewell) => farewell()));
}

/** What this process opened when it started. */
export const runningServices = (): Services => running().services;

/** When it did. */
export const runningSince = (): Date => running().since;

/** Where what this process wants done is put. */
export const runningJobs = (): Running["jobs"] => running().jobs;

/** What the views of this process remember. */
export const runningMemory = (): Memory => running().memory;

function running(): Running {
  const running = globalThis.reviewSlots;
  if (running === undefined) throw new Error("The service is asked before it has started.");
  return running;
}
