import { serverFailure } from "#lib/flow/needs.ts";
import { LeaseLost } from "#lib/flow/take-lease.ts";
import type { Handler, Handlers, JobKind } from "#lib/jobs/jobs.ts";
import { log, withLogFields } from "#lib/log.ts";
import { countJob } from "#lib/metrics.ts";
import { decide } from "./decide.ts";
import { housekeeping } from "./housekeeping.ts";
import { observe } from "./observe.ts";
import { reconcile } from "./reconcile.ts";
import { send } from "./send.ts";
import type { Context, Outcome, Work } from "./work.ts";

const works: Readonly<Record<JobKind, Work>> = { observe, decide, send, reconcile, housekeeping };

/** A job that found somebody else at work on its server comes again after this long. */
const afterBusy = 1_000;

/** The kinds of jobs with what all of them have in common: their log, their figures, and what is tried again when. */
export function handlersOf(context: Context): Handlers {
  const handler =
    (kind: JobKind): Handler =>
    (job) =>
      withLogFields({ job: `${kind} ${job.key}`, run: job.token }, () =>
        timed(kind, () => carryOut(context, kind, job)),
      );
  return {
    observe: handler("observe"),
    decide: handler("decide"),
    send: handler("send"),
    reconcile: handler("reconcile"),
    housekeeping: handler("housekeeping"),
  };
}

/** What a server does wrong is no fault of the job: the next pass tries again. Anything else is the engine's to retry. */
async function carryOut(
  context: Context,
  kind: JobKind,
  job: Parameters<Handler>[0],
): Promise<"done" | "incomplete"> {
  const outcome = await tryWork(works[kind], context, job);
  if (typeof outcome === "string") return outcome;
  log.debug({ holder: outcome.holder }, "somebody else works on this server; tried again soon");
  await context.jobs.add(kind, job.key, { delay: afterBusy });
  return "incomplete";
}

async function tryWork(
  work: Work,
  context: Context,
  job: Parameters<Handler>[0],
): Promise<Outcome> {
  try {
    return await work(context, job);
  } catch (error) {
    if (error instanceof LeaseLost) {
      return { kind: "busy", holder: "another process", since: context.services.now() };
    }
    const failure = serverFailure(error);
    if (failure === null) throw error;
    log.warn({ code: failure.code, why: failure.text }, "the server did not let it be done");
    return "incomplete";
  }
}

async function timed(kind: JobKind, work: () => Promise<"done" | "incomplete">): Promise<void> {
  const begun = performance.now();
  const ended = (outcome: "done" | "incomplete" | "failed") => {
    const milliseconds = performance.now() - begun;
    countJob(kind, outcome, milliseconds);
    log.debug({ outcome, ms: Math.round(milliseconds) }, "job");
  };
  try {
    ended(await work());
  } catch (error) {
    ended("failed");
    log.error({ error }, "a job failed; it is tried again");
    throw error;
  }
}
