import type { Busy } from "#lib/flow/take-lease.ts";
import type { Job, JobEngine } from "#lib/jobs/jobs.ts";
import type { Services } from "#lib/services.ts";

/** What every job works with. */
export type Context = {
  readonly services: Services;
  readonly jobs: JobEngine;
  /** Who works, in words for people. */
  readonly holder: string;
};

/** How a job went: `incomplete` is what a server did not let us do, which the next pass tries again. */
export type Outcome = "done" | "incomplete" | Busy;

/** The work of one kind of job. A key that the configuration no longer knows is done. */
export type Work = (context: Context, job: Pick<Job, "key" | "signal">) => Promise<Outcome>;

const firstPause = 2_000;

/** After a failed read the next one comes sooner; the pause doubles with each failure up to the usual one. */
export const pauseAfter = (failures: number, passEvery: number): number =>
  Math.min(passEvery, firstPause * 2 ** Math.min(failures - 1, 20));

/** A read of a server that is older than two periods and a minute is nothing to decide or to send on. */
export const staleAfterIn = ({ passEvery }: { readonly passEvery: number }): number =>
  2 * passEvery + 60_000;
