import type { Blueprint, Said } from "#lib/domain/blueprint.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import { type Leave, leaveSlot, tenureToEnd } from "./leave-slot.ts";
import type { Needs, Project } from "./needs.ts";
import { type BlueprintDecided, type Deciding, onBlueprint } from "./on-blueprint.ts";
import type { Person } from "./person.ts";

type Taking = {
  readonly as: Leave;
  readonly state: (deciding: Deciding) => Promise<Partial<Said>>;
};

/** Takes a blueprint out of its slot; it is not ready again before a person says so (`slots ready`). */
export function releaseBlueprint(
  needs: Needs,
  project: Project,
  name: string,
  person: Person,
): Promise<BlueprintDecided | Refusal> {
  return takeOut(needs, project, name, person, {
    as: "released",
    state: async ({ at }) => ({ releasedAt: at }),
  });
}

/** Takes a blueprint out of its slot by a person's word, and keeps of it what decides when it is ready again. */
export function takeOut(
  needs: Needs,
  project: Project,
  name: string,
  person: Person,
  { as, state }: Taking,
): Promise<BlueprintDecided | Refusal> {
  return onBlueprint(needs, project, name, async (deciding) => {
    const { store, blueprint, at } = deciding;
    const tenure = await tenureToEnd(store, project, blueprint);
    if (tenure === null) return hasNoSlot(blueprint, as);
    if (tenure.kind === "refused") return tenure;
    await store.blueprints.setState(project.key, tenure.blueprint, await state(deciding));
    const text = await leaveSlot(store, project, { blueprint, tenure, as }, person, at);
    return { kind: "done", blueprint: blueprint.name, changed: true, slot: tenure.number, text };
  });
}

/** Who has no slot can't leave one. */
export const hasNoSlot = ({ name }: Blueprint, as: Taking["as"]): Refusal =>
  refuse("no-slot", `${name} has no slot to be ${as} from.`, [
    "What is in the slots is on ",
    { kind: "board" },
    ".",
  ]);
