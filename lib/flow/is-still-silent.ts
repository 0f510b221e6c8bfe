import type { Intent } from "#lib/database/store.ts";
import { keyOf } from "#lib/domain/blueprint.ts";
import { isWarningDue } from "#lib/domain/silence.ts";
import { turnsIn } from "#lib/domain/watching.ts";
import { survey } from "#lib/domain/world.ts";
import { loadWorld } from "./load-world.ts";
import type { Needs, Project } from "./needs.ts";

/**
 * Whether the silence that a warning is about lasts by all that is known now: since it was decided the author may have
 * spoken on another change, or a person may have said that they are away, or back, or have taken the slot.
 */
export async function isStillSilent(
  { database, now }: Needs,
  project: Project,
  { blueprint, silentSince }: Pick<Intent, "blueprint" | "silentSince">,
): Promise<boolean> {
  const world = await loadWorld(database.store, project, now());
  const turn = turnsIn(world, survey(world)).get(keyOf(blueprint ?? ""));
  if (world.isClockWrong || turn?.kind !== "author" || turn.silence === null) return false;
  const isSame = turn.silence.of.getTime() === silentSince?.getTime();
  return isSame && isWarningDue(turn.silence, world.now);
}
