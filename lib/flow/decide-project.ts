import { confirmLeaving } from "./confirm-leaving.ts";
import { type Confirmations, type Decided, decideOn, type Unconfirmed } from "./decide-pass.ts";
import type { Project, ServerNeeds } from "./needs.ts";
import { isRunning } from "./project-state.ts";
import { readConversations } from "./read-conversations.ts";
import { recollectLogs } from "./recollect-logs.ts";
import { recordDecision } from "./record-decision.ts";
import { settleIntents } from "./settle-intents.ts";

/**
 * Settles what was sent without an answer, hears who spoke, then decides on a project that was just observed and records the decision;
 * what is to be sent is left in the outbox. Null where nothing may be decided: not started, or paused.
 */
export async function decideProject(needs: ServerNeeds, project: Project): Promise<Decided | null> {
  if (!(await isRunning(needs.database.store, project))) return null;
  await recollectLogs(needs, project);
  await settleIntents(needs, project);
  await readConversations(needs, project);
  return await decide(needs, project);
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
