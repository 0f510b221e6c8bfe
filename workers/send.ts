import { sendBatch } from "#lib/flow/send-batch.ts";
import type { Sent } from "#lib/flow/send-intents.ts";
import { log } from "#lib/log.ts";
import { countSendFailure, countSent } from "#lib/metrics.ts";
import { staleAfterIn, type Work } from "./work.ts";

/** A batch ends after so long, and the next begins a moment later: whoever waits for the server gets his turn. */
const atMost = 5_000;
const turn = 500;

/** Sends what waits in the outbox of a project, by its key, in batches. */
export const send: Work = async ({ services, jobs, holder }, { key, signal }) => {
  const project = services.projects.get(key);
  if (project === undefined) return "done";
  const mayGoOn = () => !signal.aborted;
  const server = services.serverOf(project);
  const staleAfter = staleAfterIn(services.config);
  const batch = await sendBatch(server, project, { holder, atMost, staleAfter, mayGoOn });
  if (batch.kind === "busy") return batch;
  const { sent, isMore } = batch.value;
  for (const one of sent) tell(key, one);
  if (isMore) await jobs.add("send", key, { delay: turn });
  return sent.some(({ outcome }) => outcome.kind === "failed") ? "incomplete" : "done";
};

function tell(project: string, { intent, outcome }: Sent): void {
  const { kind, change, verdict } = intent;
  const fields = { what: kind, change, verdict };
  if (outcome.kind === "failed") {
    const { code, text } = outcome.failure;
    countSendFailure(project, code);
    log.warn({ ...fields, code, why: text }, "not sent");
    return;
  }
  if (outcome.kind === "done") countSent(project, kind);
  log.info(fields, outcome.kind === "done" ? "sent" : "overtaken: it is decided anew");
}
