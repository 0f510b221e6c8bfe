import type { Store } from "#lib/database/store.ts";
import type { Blueprint } from "#lib/domain/blueprint.ts";
import type { Remedy } from "#lib/domain/remedy.ts";
import type { Refusal } from "#lib/failure.ts";
import { findBlueprint } from "./find-blueprint.ts";
import type { Needs, Project } from "./needs.ts";

/** What became of a blueprint by a person's word; `changed` is false when it was so already. */
export type BlueprintDecided = {
  readonly kind: "done";
  readonly blueprint: string;
  readonly changed: boolean;
  /** The slot that it got or left, null when none was concerned. */
  readonly slot: number | null;
  readonly text: string;
};

/** A blueprint as it stands in the transaction that decides on it. */
export type Deciding = {
  readonly store: Store;
  readonly blueprint: Blueprint;
  readonly at: Date;
};

/** The remedy where a person has closed a blueprint. */
export const reopenFirst = (blueprint: string): Remedy => [
  "Reopen it first, with ",
  { kind: "reopen", blueprint },
  ".",
];

/** Decides on the blueprint of this name in one transaction, or refuses a name that nobody knows. */
export function onBlueprint(
  { database, now }: Needs,
  project: Project,
  name: string,
  decide: (deciding: Deciding) => Promise<BlueprintDecided | Refusal>,
): Promise<BlueprintDecided | Refusal> {
  return database.transaction(async (store) => {
    const blueprint = await findBlueprint(store, project, name);
    return blueprint.kind === "refused" ? blueprint : decide({ store, blueprint, at: now() });
  });
}
