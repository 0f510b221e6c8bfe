import { type Blueprint, keyOf } from "#lib/domain/blueprint.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import type { Needs, Project } from "./needs.ts";
import { type BlueprintDecided, onBlueprint, reopenFirst } from "./on-blueprint.ts";
import { type Person, rowBy } from "./person.ts";

/** A person's word that a blueprint is complete; after a release also that it is back. */
export function declareReady(
  needs: Needs,
  project: Project,
  name: string,
  person: Person,
): Promise<BlueprintDecided | Refusal> {
  return onBlueprint(needs, project, name, async ({ store, blueprint, at }) => {
    if (blueprint.state !== "open") return isClosed(blueprint);
    const { name: its, declaredAt, releasedAt } = blueprint;
    const answer = { kind: "done", blueprint: its, slot: null } as const;
    if (declaredAt !== null && releasedAt === null) {
      return { ...answer, changed: false, text: `${its} is declared complete already.` };
    }
    const [code, words] = releasedAt
      ? ["returned", "declared complete, and back after its release"]
      : ["declared", "declared complete"];
    const state = { declaredAt: declaredAt ?? at, releasedAt: null };
    await store.blueprints.setState(project.key, keyOf(its), state);
    const row = { kind: "ready", code, blueprint: its, text: `${its} is ${words}.` };
    await store.history.add([rowBy(person, project, at, { ...row, facts: { at, blueprint } })]);
    return { ...answer, changed: true, text: row.text };
  });
}

const isClosed = ({ name, state }: Blueprint) =>
  refuse(state, `${name} is ${state}, so it can't be ready.`, reopenFirst(name));
