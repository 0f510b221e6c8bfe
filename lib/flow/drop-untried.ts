import type { Intent, Store } from "#lib/database/store.ts";
import type { Project } from "./needs.ts";

/**
 * Takes out of the outbox what a person's word contradicts, in the caller's transaction: the next pass decides anew.
 * What was tried already stays, for it may have been done; it is looked at before that pass decides.
 */
export async function dropUntried(
  { intents }: Pick<Store, "intents">,
  { key }: Pick<Project, "key">,
  isContradicted: (intent: Intent) => boolean,
): Promise<void> {
  const untried = (await intents.all(key)).filter(({ attempts }) => attempts === 0);
  for (const { server, change } of untried.filter(isContradicted)) {
    await intents.remove(server, change);
  }
}
