import { unreadReason } from "./decide-alone.ts";
import type { Project, ServerNeeds } from "./needs.ts";
import { isRunning } from "./project-state.ts";
import { type Sent, sendIntents } from "./send-intents.ts";
import { type Busy, withLease } from "./take-lease.ts";

/** What was sent of an outbox, and whether the rest is to be sent at once. */
export type Batch = { readonly sent: readonly Sent[]; readonly isMore: boolean };

/**
 * Sends what waits in a project's outbox, under its server's lease, for at most `atMost` milliseconds: the next read
 * must not wait for a long list. What failed, and all after it, is left to the next decision; so is everything while
 * the server's last read is no good one, or older than `staleAfter` milliseconds: an outbox may have outlived a weekend.
 */
export async function sendBatch(
  needs: ServerNeeds,
  project: Project,
  options: {
    readonly holder: string;
    readonly atMost: number;
    readonly staleAfter: number;
    /** Asked before each send: a service that is being stopped sends nothing more. */
    readonly mayGoOn: () => boolean;
  },
): Promise<{ readonly kind: "done"; readonly value: Batch } | Busy> {
  return withLease(needs, options.holder, async ({ needs: mine, isMine }) => {
    const { store } = mine.database;
    if ((await unreadReason(mine, project, options.staleAfter)) !== null) {
      return { sent: [], isMore: false };
    }
    const end = performance.now() + options.atMost;
    const mayGoOn = async () =>
      options.mayGoOn() &&
      performance.now() < end &&
      (await isMine()) &&
      (await isRunning(store, project));
    const sent = await sendIntents(mine, project, mayGoOn);
    const hasFailed = sent.some(({ outcome }) => outcome.kind === "failed");
    const isMore =
      !hasFailed && (await isRunning(store, project)) && (await isPending(mine, project, sent));
    return { sent, isMore };
  });
}

/** What was looked at and left, because its change does not answer, waits for the next decision. */
async function isPending({ database }: ServerNeeds, { key }: Project, sent: readonly Sent[]) {
  const tried = new Set(sent.map(({ intent }) => intent.change));
  return (await database.store.intents.all(key)).some(({ change }) => !tried.has(change));
}
