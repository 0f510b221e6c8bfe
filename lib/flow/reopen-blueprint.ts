import { type Blueprint, keyOf } from "#lib/domain/blueprint.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import type { Needs, Project } from "./needs.ts";
import { type BlueprintDecided, onBlueprint } from "./on-blueprint.ts";
import { type Person, rowBy } from "./person.ts";

/** Ends done, withdrawn and deferred: the blueprint is back at its rank. */
export function reopenBlueprint(
  needs: Needs,
  project: Project,
  name: string,
  person: Person,
): Promise<BlueprintDecided | Refusal> {
  return onBlueprint(needs, project, name, async ({ store, blueprint, at }) => {
    const { name: its, state, releasedAt } = blueprint;
    if (state === "open") {
      return refuse(
        "open",
        `${its} is neither done nor withdrawn nor deferred, so there is nothing to reopen.`,
        releasedAt
          ? ["After a release it is ready again by ", { kind: "ready", blueprint: its }, "."]
          : ["Where it stands is told by ", { kind: "look", at: its }, "."],
      );
    }
    const text = isBack(blueprint);
    await store.blueprints.setState(project.key, keyOf(its), { state: "open" });
    const row = { kind: "reopen", code: "reopened", blueprint: its, text };
    await store.history.add([rowBy(person, project, at, { ...row, facts: { at, blueprint } })]);
    return { kind: "done", blueprint: its, changed: true, slot: null, text };
  });
}

/** That a blueprint, as it was until now, is open again. */
export const isBack = ({ name, state, rank }: Blueprint): string =>
  `${name} is no longer ${state}: it is back at rank ${rank}.`;
