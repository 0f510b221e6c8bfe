import type { Project, ServerNeeds } from "./needs.ts";
import { lookAtIntent } from "./send-intent.ts";
import { sparingServer } from "./spare-server.ts";

/**
 * Before a pass decides: what an earlier pass sent without seeing the answer is looked at. Done, it is confirmed
 * with the words it carried; otherwise the decision is made anew. Gives the changes that can't be looked at: what was
 * sent to them stays as it is until they can, or it might be said twice.
 */
export async function settleIntents(
  needs: ServerNeeds,
  project: Project,
): Promise<ReadonlySet<number>> {
  const pending = await needs.database.store.intents.all(project.key);
  const unsettled = new Set<number>();
  const ask = sparingServer();
  for (const intent of pending.filter(({ attempts }) => attempts > 0)) {
    const seen = await ask(() => lookAtIntent(needs, project, intent));
    if (seen === "failed") unsettled.add(intent.change);
  }
  return unsettled;
}
