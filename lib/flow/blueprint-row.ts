import { type Blueprint, type BlueprintKind, keyOf } from "#lib/domain/blueprint.ts";
import type { Missing } from "#lib/domain/readiness.ts";
import { outside, type Standing } from "#lib/domain/standing.ts";
import { type ChangeCounts, countChanges } from "./line.ts";
import type { Sight } from "./look-at-project.ts";

/** One blueprint in a list, wherever it stands. */
export type BlueprintRow = {
  readonly blueprint: string;
  readonly title: string;
  readonly kind: BlueprintKind;
  readonly rank: number;
  readonly owner: string | null;
  readonly standing: Standing;
  /** Since when it is in its slot. */
  readonly since: Date | null;
  /** What keeps it from being ready, while it stands in line. */
  readonly lacks: readonly Missing[];
  readonly changes: ChangeCounts;
};

/** A blueprint as a row. */
export function blueprintRow(
  { world, survey, standings, missing }: Sight,
  blueprint: Blueprint,
): BlueprintRow {
  const { name, title, kind, rank, owner } = blueprint;
  const key = keyOf(name);
  const standing = standings.get(key) ?? outside(blueprint);
  return {
    ...{ blueprint: name, title, kind, rank, owner, standing },
    since: world.tenures.find((tenure) => tenure.blueprint === key)?.since ?? null,
    lacks: standing.kind === "in-line" ? (missing.get(key) ?? []) : [],
    changes: countChanges(survey, key),
  };
}
