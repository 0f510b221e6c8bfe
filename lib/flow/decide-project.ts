import { carryOutDue } from "./carry-out-due.ts";
import { confirmLeaving } from "./confirm-leaving.ts";
import {
  type Confirmations,
  type Decided,
  decideOn,
  type Unconfirmed,
  type Unheard,
} from "./decide-pass.ts";
import type { Project, ServerNeeds } from "./needs.ts";
import { isRunning } from "./project-state.ts";
import { noteUnheard, readConversations } from "./read-conversations.ts";
import { recollectLogs } from "./recollect-logs.ts";
import { recordDecision } from "./record-decision.ts";
import { settleIntents } from "./settle-intents.ts";

/**
 * Carries out what people decided and did not undo, settles what was sent without an answer, hears who spoke, then decides on a project that was just observed and records the decision;
 * what is to be sent is left in the outbox. Null where nothing may be decided: not started, or paused.
 */
export async function decideProject(needs: ServerNeeds, project: Project): Promise<Decided | null> {
  await carryOutDue(needs, project);
  if (!(await isRunning(needs.database.store, project))) return null;
  await recollectLogs(needs, project);
  const unsettled = await settleIntents(needs, project);
  return await decide(needs, project, unsettled);
}

/**
 * Decides and records in one transaction; the single reads before a slot falls free happen between two of them. Null
 * where a person paused the project meanwhile: no tenure begins or ends then.
 */
async function decide(
  needs: ServerNeeds,
  project: Project,
  unsettled: ReadonlySet<number>,
): Promise<Decided | null> {
  let confirmed: Confirmations | "unheard" = "unheard";
  for (;;) {
    const known: Confirmations | "unheard" = confirmed;
    const result = await needs.database.transaction(async (store) => {
      if (!(await isRunning(store, project))) return null;
      const decided = await decideOn(store, project, needs.now(), known);
      if (isDecided(decided)) await recordDecision(store, project, decided, unsettled);
      return decided;
    });
    if (result === null) return null;
    if (isDecided(result)) {
      if (known === "unheard") await noteUnheard(needs, project);
      return result;
    }
    confirmed = new Map([
      ...(known === "unheard" ? [] : known),
      ...(await askServer(needs, project, result)),
    ]);
  }
}

/** Each is asked once: what stays unheard is unknown, and what is not confirmed leaves no slot now. */
async function askServer(
  needs: ServerNeeds,
  project: Project,
  question: Unconfirmed | Unheard,
): Promise<Confirmations> {
  if (question.kind === "unconfirmed") {
    return confirmLeaving(needs, question.survey, question.leaving);
  }
  await readConversations(needs, project, question.changes);
  return new Map();
}

const isDecided = (result: Decided | Unconfirmed | Unheard): result is Decided =>
  !("kind" in result);
