import type { Store } from "#lib/database/store.ts";
import { confirmLeaving } from "./confirm-leaving.ts";
import { type Confirmations, type Decided, decideOn, type Unconfirmed } from "./decide-pass.ts";
import type { Project, ServerNeeds } from "./needs.ts";
import {
  idle,
  intentAction,
  type NotDone,
  type PassReport,
  planId,
  refusedRow,
  slotActions,
  waitingRow,
} from "./pass-report.ts";
import { progressOf } from "./project-state.ts";
import { readConversations } from "./read-conversations.ts";
import { recordDecision } from "./record-decision.ts";
import { type Sent, sendIntents } from "./send-intents.ts";
import { settleIntents } from "./settle-intents.ts";

/** Asked before each send: false once somebody else makes the passes. */
export type StillMine = () => Promise<boolean>;

/**
 * One pass over one project that was just observed: free, fill, verdicts, lifts, then holds. A second pass over the
 * same state does nothing.
 */
export async function makePass(
  needs: ServerNeeds,
  project: Project,
  stillMine: StillMine,
): Promise<PassReport> {
  const { store } = needs.database;
  const standsStill = async () =>
    idle(project.key, { ...(await progressOf(store, project.key)), complete: true });
  if (!(await isRunning(store, project))) return standsStill();
  await settleIntents(needs, project);
  await readConversations(needs, project);
  const decided = await decide(needs, project);
  if (decided === null) return standsStill();
  const mayGoOn = async () => (await stillMine()) && (await isRunning(store, project));
  return report(project, decided, await sendIntents(needs, project, mayGoOn));
}

async function isRunning(store: Pick<Store, "projects">, { key }: Project): Promise<boolean> {
  const { started, paused } = await progressOf(store, key);
  return started && !paused;
}

/**
 * Decides and records in one transaction; the single reads before a slot falls free happen between two of them. Null
 * where a person paused the project meanwhile: no tenure begins or ends then.
 */
async function decide(needs: ServerNeeds, project: Project): Promise<Decided | null> {
  let confirmed: Confirmations = new Map();
  for (;;) {
    const result = await needs.database.transaction(async (store) => {
      if (!(await isRunning(store, project))) return null;
      const decided = await decideOn(store, project, needs.now(), confirmed);
      if (!isUnconfirmed(decided)) await recordDecision(store, project, decided);
      return decided;
    });
    if (result === null || !isUnconfirmed(result)) return result;
    const read = await confirmLeaving(needs, result.survey, result.leaving);
    confirmed = new Map([...confirmed, ...read]);
  }
}

const isUnconfirmed = (result: Decided | Unconfirmed): result is Unconfirmed => "kind" in result;

function report(project: Project, decided: Decided, sent: readonly Sent[]): PassReport {
  const { decision, survey } = decided;
  const judged = new Map(decision.judged.map((one) => [one.followed.change.number, one]));
  const done = sent.filter(({ outcome }) => outcome.kind === "done");
  const failures = sent.flatMap((one) => failedRow(one) ?? []);
  return {
    project: project.key,
    id: planId(project.key, decision),
    started: true,
    paused: false,
    complete: true,
    actions: [
      ...slotActions(decision, survey),
      ...done.map(({ intent }) => intentAction(intent, judged.get(intent.change))),
    ],
    refused: [...decision.refused.map(refusedRow), ...failures],
    waiting: decision.waiting.map(waitingRow),
    failures,
  };
}

function failedRow({ intent, outcome }: Sent): NotDone | null {
  if (outcome.kind !== "failed") return null;
  return {
    kind: intent.kind,
    change: intent.change,
    reason: { code: outcome.failure.code, verdict: intent.verdict },
    text: outcome.failure.text,
  };
}
