import type { Needs, Project } from "./needs.ts";

const day = 86_400_000;
/** A kept plan can be approved for so long. */
const plansFor = 7 * day;
/** The brake counts one day. */
const sentHoldsFor = 2 * day;

/** Drops what nothing can ask for any more: plans too old to be approved, and sends that the brake no longer counts. */
export async function cleanUp(
  { database, now }: Needs,
  projects: Iterable<Project>,
): Promise<void> {
  const at = now().getTime();
  for (const { key } of projects) {
    await database.transaction(async (store) => {
      await store.plans.prune(key, new Date(at - plansFor));
      await store.approvals.prune(key, new Date(at - sentHoldsFor));
    });
  }
}
