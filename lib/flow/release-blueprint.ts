import type { Blueprint } from "#lib/domain/blueprint.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import { leaveSlot, tenureToEnd } from "./leave-slot.ts";
import type { Needs, Project } from "./needs.ts";
import { type BlueprintDecided, onBlueprint } from "./on-blueprint.ts";
import type { Person } from "./person.ts";

/** Takes a blueprint out of its slot; it is not ready again before a person says so (`slots ready`). */
export function releaseBlueprint(
  needs: Needs,
  project: Project,
  name: string,
  person: Person,
): Promise<BlueprintDecided | Refusal> {
  return onBlueprint(needs, project, name, async ({ store, blueprint, at }) => {
    const tenure = await tenureToEnd(store, project, blueprint);
    if (tenure === null) return hasNoSlot(blueprint, "released");
    if (tenure.kind === "refused") return tenure;
    await store.blueprints.setState(project.key, tenure.blueprint, { releasedAt: at });
    const left = { blueprint, tenure, as: "released" } as const;
    const text = await leaveSlot(store, project, left, person, at);
    return { kind: "done", blueprint: blueprint.name, changed: true, slot: tenure.number, text };
  });
}

/** Who has no slot can't leave one. */
export const hasNoSlot = ({ name }: Blueprint, as: "released" | "bumped"): Refusal =>
  refuse(
    "no-slot",
    `${name} has no slot to be ${as} from.`,
    "slots board shows what is in the slots.",
  );
