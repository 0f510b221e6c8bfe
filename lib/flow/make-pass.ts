import type { Decided } from "./decide-pass.ts";
import { decideProject } from "./decide-project.ts";
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
import { isRunning, progressOf } from "./project-state.ts";
import { type Sent, sendIntents } from "./send-intents.ts";

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
  const decided = await decideProject(needs, project);
  if (decided === null) return standsStill();
  const mayGoOn = async () => (await stillMine()) && (await isRunning(store, project));
  return report(project, decided, await sendIntents(needs, project, mayGoOn));
}

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
