import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openEmbeddedEngine } from "./embedded-engine.ts";
import type { JobEngine } from "./engine.ts";
import { JobsError } from "./jobs-error.ts";
import type { OnTrouble } from "./tuning.ts";

export type {
  Handler,
  Handlers,
  Job,
  JobEngine,
  JobKind,
  JobRow,
  Worker,
} from "./engine.ts";

export type JobsOptions = {
  /** Folder of the data. */
  readonly data: string;
  /** Address of the Redis that carries the queue; without one a file beside the data does. */
  readonly redis: string | null;
  readonly onTrouble: OnTrouble;
  /** Hears that Redis is back, and for how many milliseconds it was away. */
  readonly onBack?: (lasted: number) => void;
};

/**
 * Opens the queue: on Redis where there is one, else in a file beside the data.
 *
 * @throws JobsError if Redis does not answer or can't carry a queue, or the folder can't be used
 */
export async function openJobs({ data, redis, ...told }: JobsOptions): Promise<JobEngine> {
  if (redis === null) {
    const file = join(data, "jobs.sqlite");
    return inFolder(data, () => openEmbeddedEngine({ file, onTrouble: told.onTrouble }));
  }
  const prefix = `review-slots-${inFolder(data, () => installationIn(data))}`;
  // Read only where there is a Redis: it is much, and a command starts quicker without.
  const { openBullmqEngine } = await import("./bullmq-engine.ts");
  return await openBullmqEngine({ url: redis, prefix, ...told });
}

/** Does what needs the data folder; says where this account may not. */
function inFolder<T>(data: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isClosed(error)) throw error;
    const text = `The queue in ${data} can't be used by this account.`;
    const remedy = "Run slots as the service's account, and with its environment.";
    throw new JobsError(text, remedy, false, error);
  }
}

/** How SQLite and the operating system say that an account lacks a right. */
const isClosed = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  /^(SQLITE_(CANTOPEN|READONLY|PERM)|EACCES$|EPERM$|EROFS$)/.test(String(error.code));

/** What tells this installation from others on one Redis: made once, and kept with the data. */
function installationIn(data: string): string {
  mkdirSync(data, { recursive: true });
  const file = join(data, "installation");
  try {
    writeFileSync(file, randomUUID(), { flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return readFileSync(file, "utf8").trim();
}
