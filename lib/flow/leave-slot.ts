import type { Store } from "#lib/database/store.ts";
import { type Blueprint, keyOf, type Tenure } from "#lib/domain/blueprint.ts";
import type { Refusal } from "#lib/failure.ts";
import { dropUntried } from "./drop-untried.ts";
import type { Project } from "./needs.ts";
import { type Person, rowBy } from "./person.ts";
import { standingStill, stateOf } from "./project-state.ts";

/** Why a person takes a blueprint out of its slot; kept as the reason why the tenure was lost. */
export type Leave = "withdrawn" | "deferred" | "done" | "released" | "bumped";

/** The tenure of a blueprint that may end now, null where it has none. */
export async function tenureToEnd(
  store: Store,
  project: Project,
  blueprint: Blueprint,
): Promise<Tenure | Refusal | null> {
  const tenures = await store.tenures.open(project.key);
  const tenure = tenures.find((one) => one.blueprint === keyOf(blueprint.name));
  if (tenure === undefined) return null;
  return standingStill(project, await stateOf(store, project)) ?? tenure;
}

/** Ends a tenure by a person's word in the caller's transaction; gives the sentence that the history keeps. */
export async function leaveSlot(
  store: Store,
  project: Project,
  left: { readonly blueprint: Blueprint; readonly tenure: Tenure; readonly as: Leave },
  person: Person,
  at: Date,
): Promise<string> {
  const { blueprint, tenure, as } = left;
  const policy = (await store.policies.newest(project.key))?.version ?? 0;
  const text = `${blueprint.name} is ${as} and leaves slot ${tenure.number}.`;
  await store.tenures.end(project.key, tenure.blueprint, at, as);
  await dropUntried(store, project, (intent) => intent.blueprint === blueprint.name);
  await store.history.add([
    rowBy(person, project, at, {
      kind: "free",
      code: as,
      blueprint: blueprint.name,
      text,
      facts: { at, policy, tenure, blueprint },
    }),
  ]);
  return text;
}
