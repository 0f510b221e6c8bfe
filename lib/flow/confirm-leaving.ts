import type { SeenChange } from "#lib/domain/change.ts";
import type { Leaving } from "#lib/domain/watching.ts";
import type { Survey } from "#lib/domain/world.ts";
import type { ServerNeeds } from "./needs.ts";
import { sparingServer } from "./spare-server.ts";

/**
 * Reads each change of the blueprints that would leave a slot singly: the index may lag. A 404 for an open one or any
 * difference means not now. What two full listings did not show is gone and no longer asked for; no listing shows a
 * closed one, and a 404 for it says that it was deleted since, which keeps nobody in a slot. One that can't be read is
 * no more than its own blueprint's "not now".
 */
export async function confirmLeaving(
  { gerrit }: Pick<ServerNeeds, "gerrit">,
  survey: Survey,
  leaving: readonly Leaving[],
): Promise<Map<string, boolean>> {
  const confirmed = new Map<string, boolean>();
  const ask = sparingServer();
  for (const { tenure } of leaving) {
    const changes = (survey.own.get(tenure.blueprint) ?? []).map(({ change }) => change);
    const asked = changes.filter(({ status }) => status !== "GONE");
    const answer = await ask(() => areAsStored(gerrit, asked));
    confirmed.set(tenure.blueprint, answer === true);
  }
  return confirmed;
}

async function areAsStored(
  gerrit: ServerNeeds["gerrit"],
  changes: readonly SeenChange[],
): Promise<boolean> {
  for (const stored of changes) {
    const answer = await gerrit.change(stored);
    if (answer === "missing" && stored.status !== "NEW") continue;
    if (answer === "missing" || answer.change.metaRevId !== stored.metaRevId) return false;
  }
  return true;
}
