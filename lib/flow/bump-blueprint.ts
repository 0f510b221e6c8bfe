import type { Store } from "#lib/database/store.ts";
import { survey } from "#lib/domain/world.ts";
import type { Refusal } from "#lib/failure.ts";
import { leaveSlot, tenureToEnd } from "./leave-slot.ts";
import { loadWorld } from "./load-world.ts";
import type { Needs, Project } from "./needs.ts";
import { type BlueprintDecided, onBlueprint } from "./on-blueprint.ts";
import type { Person } from "./person.ts";
import { hasNoSlot } from "./release-blueprint.ts";

/**
 * Bumps a blueprint by a person's word, warned or not (b44): it keeps its rank and is back as soon as its author is,
 * or somebody says `ready`.
 */
export function bumpBlueprint(
  needs: Needs,
  project: Project,
  name: string,
  person: Person,
): Promise<BlueprintDecided | Refusal> {
  return onBlueprint(needs, project, name, async ({ store, blueprint, at }) => {
    const tenure = await tenureToEnd(store, project, blueprint);
    if (tenure === null) return hasNoSlot(blueprint, "bumped");
    if (tenure.kind === "refused") return tenure;
    const bumped = { at, silentSince: await knownUntil(store, project, tenure.blueprint, at) };
    await store.blueprints.setState(project.key, tenure.blueprint, { bumped });
    const left = { blueprint, tenure, as: "bumped" } as const;
    const text = await leaveSlot(store, project, left, person, at);
    return { kind: "done", blueprint: blueprint.name, changed: true, slot: tenure.number, text };
  });
}

/**
 * What the author did before is known up to here, in the server's time: by the last listing, and by what was read of
 * single changes since.
 */
async function knownUntil(store: Store, project: Project, key: string, at: Date): Promise<Date> {
  const own = survey(await loadWorld(store, project, at)).own.get(key) ?? [];
  const { cursor } = await store.servers.get(project.server);
  const seen = [cursor ?? at, ...own.map(({ change }) => change.updatedAt)];
  return new Date(Math.max(...seen.map((instant) => instant.getTime())));
}
