import { keyOf } from "#lib/domain/blueprint.ts";
import { latest } from "#lib/domain/turn.ts";
import { survey } from "#lib/domain/world.ts";
import type { Refusal } from "#lib/failure.ts";
import { loadWorld } from "./load-world.ts";
import type { Needs, Project } from "./needs.ts";
import type { BlueprintDecided, Deciding } from "./on-blueprint.ts";
import type { Person } from "./person.ts";
import { takeOut } from "./release-blueprint.ts";

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
  return takeOut(needs, project, name, person, {
    as: "bumped",
    state: async (deciding) => ({
      bumped: { at: deciding.at, silentSince: await knownUntil(deciding, project) },
    }),
  });
}

/**
 * What the author did before is known up to here, in the server's time: by the last listing, and by what was read of
 * single changes since.
 */
async function knownUntil({ store, blueprint, at }: Deciding, project: Project): Promise<Date> {
  const { own } = survey(await loadWorld(store, project, at));
  const { cursor } = await store.servers.get(project.server);
  const changes = own.get(keyOf(blueprint.name)) ?? [];
  return latest([cursor ?? at, ...changes.map(({ change }) => change.updatedAt)]);
}
