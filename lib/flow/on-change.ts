import type { Store } from "#lib/database/store.ts";
import type { FollowedChange } from "#lib/domain/world.ts";
import type { Refusal } from "#lib/failure.ts";
import { findChange } from "./find-change.ts";
import type { Needs, Project } from "./needs.ts";

/** A change on which a person decided; `changed` is false when it was so already. */
export type ChangeDecided = {
  readonly kind: "done";
  readonly change: number;
  readonly changed: boolean;
  readonly text: string;
};

/** A change as it stands in the transaction that decides on it. */
export type DecidingOnChange = {
  readonly store: Store;
  readonly followed: FollowedChange;
  readonly number: number;
  readonly at: Date;
};

/** Decides on the change that `text` means in one transaction, or refuses what is no change of this project. */
export async function onChange(
  needs: Needs,
  project: Project,
  text: string,
  decide: (deciding: DecidingOnChange) => Promise<ChangeDecided | Refusal>,
): Promise<ChangeDecided | Refusal> {
  const found = await findChange(needs, project, text);
  if (found.kind === "refused") return found;
  const { number } = found.followed.change;
  return needs.database.transaction(async (store) => {
    const followed = (await store.changes.get(project.server, number)) ?? found.followed;
    return decide({ store, followed, number, at: needs.now() });
  });
}
