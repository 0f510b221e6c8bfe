import { type Blueprint, keyOf } from "#lib/domain/blueprint.ts";
import type { Refusal } from "#lib/failure.ts";
import type { Done } from "./do-command.ts";
import type { Needs, Project } from "./needs.ts";
import type { Person } from "./person.ts";
import { swapSlot } from "./swap-slot.ts";
import { saidOf } from "./undo-blueprint.ts";

/** Swaps back, and of both is said again what was said of them before. */
export async function swapBack(
  needs: Needs,
  project: Project,
  [entered, left]: readonly [entered: Blueprint, left: Blueprint],
  person: Person,
): Promise<Done | Refusal> {
  const names = { leaving: entered.name, entering: left.name };
  const done = await swapSlot(needs, project, names, person);
  if (done.kind === "refused") return done;
  const { blueprints } = needs.database.store;
  for (const one of [entered, left]) {
    await blueprints.setState(project.key, keyOf(one.name), saidOf(one));
  }
  return done;
}
