import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openEmbeddedEngine } from "./embedded-engine.ts";
import type { JobEngine } from "./engine.ts";
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
};

/**
 * Opens the queue: on Redis where there is one, else in a file beside the data.
 *
 * @throws JobsError if Redis does not answer or can't carry a queue
 */
export async function openJobs({ data, redis, onTrouble }: JobsOptions): Promise<JobEngine> {
  mkdirSync(data, { recursive: true });
  if (redis === null) return openEmbeddedEngine({ file: join(data, "jobs.sqlite"), onTrouble });
  const prefix = `review-slots-${installationIn(data)}`;
  // Read only where there is a Redis: it is much, and a command starts quicker without.
  const { openBullmqEngine } = await import("./bullmq-engine.ts");
  return await openBullmqEngine({ url: redis, prefix, onTrouble });
}

/** What tells this installation from others on one Redis: made once, and kept with the data. */
function installationIn(data: string): string {
  const file = join(data, "installation");
  try {
    writeFileSync(file, randomUUID(), { flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return readFileSync(file, "utf8").trim();
}
