import type { Needs, Project } from "./needs.ts";
import { idleAfter } from "./sessions.ts";

const day = 86_400_000;
/** A kept plan can be approved for so long. */
const plansFor = 7 * day;
/** The brake counts one day. */
const sentHoldsFor = 2 * day;
/** A token that has ended is listed for so long. */
const endedTokensFor = 30 * day;

/**
 * Drops what nothing can ask for any more: plans too old to be approved, sends that the brake no longer counts, and
 * sessions that have ended.
 */
export async function cleanUp(
  { database, now }: Needs,
  projects: Iterable<Project>,
): Promise<void> {
  const at = now().getTime();
  await database.transaction(async (store) => {
    await store.sessions.prune(new Date(at), new Date(at - idleAfter));
    await store.accessTokens.prune(new Date(at - endedTokensFor));
  });
  for (const { key } of projects) {
    await database.transaction(async (store) => {
      await store.plans.prune(key, new Date(at - plansFor));
      await store.approvals.prune(key, new Date(at - sentHoldsFor));
    });
  }
}
