import { keyOf } from "#lib/domain/blueprint.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import { enteringIn, enterSlot } from "./assign-slot.ts";
import { blueprintIn } from "./find-blueprint.ts";
import { leaveSlot } from "./leave-slot.ts";
import { loadWorld } from "./load-world.ts";
import type { Needs, Project } from "./needs.ts";
import type { BlueprintDecided } from "./on-blueprint.ts";
import type { Person } from "./person.ts";
import { standingStill, stateOf } from "./project-state.ts";
import { hasNoSlot } from "./release-blueprint.ts";

/**
 * Releases one blueprint and assigns its slot to another by a person's word, both or neither: nobody else fills the
 * slot between the two. The first is not ready again before a person says so; the second enters past ready and rank.
 */
export async function swapSlot(
  { database, now }: Needs,
  project: Project,
  names: { readonly leaving: string; readonly entering: string },
  person: Person,
): Promise<BlueprintDecided | Refusal> {
  return database.transaction(async (store) => {
    const still = standingStill(project, await stateOf(store, project));
    if (still !== null) return still;
    const world = await loadWorld(store, project, now());
    const blueprint = blueprintIn(world.blueprints, project.key, names.leaving);
    if (blueprint.kind === "refused") return blueprint;
    const tenure = world.tenures.find((one) => one.blueprint === keyOf(blueprint.name));
    if (tenure === undefined) return hasNoSlot(blueprint, "released");
    if (keyOf(names.entering) === tenure.blueprint) return isSame(blueprint.name);
    const entering = enteringIn(world, project, names.entering, tenure);
    if ("kind" in entering) return entering;
    await store.blueprints.setState(project.key, tenure.blueprint, { releasedAt: world.now });
    const left = { blueprint, tenure, as: "released" } as const;
    const first = await leaveSlot(store, project, left, person, world.now);
    const entered = await enterSlot(store, project, entering, person);
    return { ...entered, text: `${first} ${entered.text}` };
  });
}

const isSame = (name: string): Refusal =>
  refuse("same", `${name} can't take its own place.`, "Name the one that leaves and then another.");
