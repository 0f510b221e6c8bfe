import { readTarget } from "#lib/domain/target.ts";
import { isIn } from "#lib/domain/verdict.ts";
import type { FollowedChange } from "#lib/domain/world.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import { findTarget } from "./find-target.ts";
import type { Needs, Project } from "./needs.ts";

/** A change that a person decides on, with its number. */
export type FoundChange = { readonly kind: "change"; readonly followed: FollowedChange };

/** The open or abandoned change of this project that a number, an address or a Change-Id means, or a refusal. */
export async function findChange(
  needs: Pick<Needs, "database">,
  project: Project,
  text: string,
): Promise<FoundChange | Refusal> {
  if (readTarget(text).kind === "blueprint") return isNoChange(text);
  const target = await findTarget(needs, project, text);
  if (target.kind === "refused") return target;
  if (target.kind === "blueprint") return isNoChange(text);
  const { store } = needs.database;
  const followed = await store.changes.get(project.server, target.number);
  if (followed === null) throw new Error(`Change ${target.number} vanished while it was read.`);
  return outOfReach(followed, project) ?? { kind: "change", followed };
}

function outOfReach({ change }: FollowedChange, project: Project): Refusal | null {
  const { number, repository, branch, status } = change;
  const isOthers = project.others.some((scope) => isIn(scope, change));
  if (isOthers || !project.repositories.includes(repository)) {
    return refuse(
      "other-repository",
      `Change ${number} is in ${repository}, branch ${branch}, which ${project.key} does not govern.`,
      "Name the change's own project with --project.",
    );
  }
  if (status === "NEW" || status === "ABANDONED") return null;
  const what = status === "MERGED" ? "merged" : "gone from the server";
  return refuse(
    "closed",
    `Change ${number} is ${what}, so there is nothing to decide.`,
    "Nothing needs doing.",
  );
}

const isNoChange = (text: string) =>
  refuse(
    "not-a-change",
    `“${text}” is not a change.`,
    "Give its number, its address in Gerrit or its Change-Id.",
  );
