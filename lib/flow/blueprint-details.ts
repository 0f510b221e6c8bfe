import { type Blueprint, keyOf } from "#lib/domain/blueprint.ts";
import { type Check, checksOf } from "#lib/domain/checklist.ts";
import type { Win } from "#lib/domain/explain.ts";
import { type WinSteps, winSteps } from "#lib/domain/explain-words.ts";
import { openChangesOf } from "#lib/domain/world.ts";
import { type LineStrip, stripAround } from "./line-strip.ts";
import type { Sight } from "./look-at-project.ts";
import type { Needs } from "./needs.ts";

/** One stay in a slot; `until` and `lost` are null while it lasts. */
export type Stay = {
  readonly number: number;
  readonly since: Date;
  readonly until: Date | null;
  /** Why it won and lost the slot, by their codes. */
  readonly won: string;
  readonly lost: string | null;
};

/** What only the page of a blueprint shows. */
export type BlueprintDetails = {
  readonly winning: WinSteps | null;
  readonly strip: LineStrip | null;
  readonly checks: readonly Check[];
  /** Its stays in a slot that are over, newest first. */
  readonly stays: readonly Stay[];
};

/** What only its page shows of a blueprint. */
export async function blueprintDetails(
  { database }: Needs,
  sight: Sight,
  blueprint: Blueprint,
  win: Win | null,
): Promise<BlueprintDetails> {
  const { project, world, survey, missing } = sight;
  const key = keyOf(blueprint.name);
  const ended = world.stays.has(key) ? await database.store.tenures.ended(project.key, key) : [];
  return {
    winning: win && winSteps(win),
    strip: stripAround(sight, key),
    checks: checksOf(
      blueprint,
      openChangesOf(survey, key),
      world.policy.values,
      missing.get(key) ?? [],
    ),
    stays: ended.toReversed(),
  };
}
