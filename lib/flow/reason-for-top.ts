import type { Store } from "#lib/database/store.ts";
import { defaultPolicy } from "#lib/domain/policy.ts";
import { leadsIntoTop, type Step } from "#lib/domain/ranking.ts";
import type { Project } from "./needs.ts";

/** Whether the policy wants a reason for one of these steps: it leads into the first ranks from below. */
export async function isReasonNeeded(
  { policies }: Pick<Store, "policies">,
  { key }: Pick<Project, "key">,
  steps: readonly Step[],
): Promise<boolean> {
  const values = (await policies.newest(key))?.values ?? defaultPolicy;
  return leadsIntoTop(steps, values["rank.reasonForTop"]);
}
