import type { Project, ServerNeeds } from "./needs.ts";
import { lookAtIntent } from "./send-intent.ts";

/**
 * Before a pass decides: what an earlier pass sent without seeing the answer is looked at. Done, it is confirmed
 * with the words it carried; otherwise the decision is made anew.
 */
export async function settleIntents(needs: ServerNeeds, project: Project): Promise<void> {
  const pending = await needs.database.store.intents.all(project.key);
  for (const intent of pending.filter(({ attempts }) => attempts > 0)) {
    await lookAtIntent(needs, project, intent);
  }
}
