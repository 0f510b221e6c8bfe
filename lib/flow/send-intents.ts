import type { Intent } from "#lib/database/store.ts";
import { reportBlocked } from "./blocked-problems.ts";
import type { Project, ServerFailure, ServerNeeds } from "./needs.ts";
import { type Outcome, sendIntent } from "./send-intent.ts";

/** At most this many changes are written at a time. */
const atOnce = 4;
/** After this many equal failures in a row the pass leaves the server alone. */
const failuresToStop = 3;

export type Sent = { readonly intent: Intent; readonly outcome: Outcome };

/** Whether the sender may go on: asked before each send. */
export type MayGoOn = () => Promise<boolean>;

/**
 * Sends what is pending for a project: lifts first, then the rest, each by change number. What failed before comes last
 * of its kind, so that a few changes that fail for good keep nothing else waiting.
 */
export async function sendIntents(
  needs: ServerNeeds,
  project: Project,
  mayGoOn: MayGoOn,
): Promise<readonly Sent[]> {
  const pending = await needs.database.store.intents.all(project.key);
  const lifts = pending.filter(({ kind, words }) => kind === "lift" || words === "end");
  const others = pending.filter((intent) => !lifts.includes(intent));
  const run: Run = { sent: [], failures: [], isStopped: false };
  for (const group of [lifts, others]) {
    const queue = group.toSorted((a, b) => a.attempts - b.attempts);
    const send = () => drain(needs, project, queue, run, mayGoOn);
    await allEnded(Array.from({ length: atOnce }, send), run);
  }
  return run.sent.toSorted((a, b) => a.intent.change - b.intent.change);
}

type Run = { readonly sent: Sent[]; failures: string[]; isStopped: boolean };

/**
 * Where one of them breaks, the others end their send before it is told: the lease must outlast every request, or
 * whoever has it next would look before the request arrives and send the same again.
 */
async function allEnded(drains: readonly Promise<void>[], run: Run): Promise<void> {
  for (const drained of drains) {
    drained.catch(() => {
      run.isStopped = true;
    });
  }
  const ends = await Promise.allSettled(drains);
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

async function drain(
  needs: ServerNeeds,
  project: Project,
  queue: Intent[],
  run: Run,
  mayGoOn: MayGoOn,
): Promise<void> {
  for (let intent = queue.shift(); intent; intent = queue.shift()) {
    if (run.isStopped || !(await mayGoOn())) return;
    const outcome = await sendIntent(needs, project, intent);
    run.sent.push({ intent, outcome });
    if (outcome.kind !== "failed") run.failures = [];
    else await noteFailure(needs, project, intent, outcome.failure, run);
  }
}

async function noteFailure(
  { database, now }: ServerNeeds,
  project: Project,
  intent: Intent,
  failure: ServerFailure,
  run: Run,
): Promise<void> {
  const alike = run.failures.every((code) => code === failure.code);
  run.failures = alike ? [...run.failures, failure.code] : [failure.code];
  const mayPass = failure.retryable || isServers(failure);
  if (mayPass && run.failures.length >= failuresToStop) run.isStopped = true;
  const stored = await database.store.changes.get(intent.server, intent.change);
  if (failure.retryable || isServers(failure) || stored === null) return;
  await reportBlocked(database.store, project, stored.change, failure, now());
}

/** A wrong password or a login page in the way is the server's trouble and not this change's. */
const isServers = ({ code }: ServerFailure) => code === "unauthorized" || code === "not-gerrit";
