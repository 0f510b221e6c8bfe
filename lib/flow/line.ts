import { type Blueprint, type BlueprintKind, keyOf } from "#lib/domain/blueprint.ts";
import type { Missing, MissingCode } from "#lib/domain/readiness.ts";
import type { Sight } from "./look-at-project.ts";

export type ChangeCounts = { readonly open: number; readonly merged: number };

/** A blueprint of the backlog without a slot. */
export type Waiting = {
  /** Among all known blueprints. */
  readonly rank: number;
  /** Among those without a slot. */
  readonly position: number;
  readonly blueprint: string;
  readonly title: string;
  readonly kind: BlueprintKind;
  readonly owner: string | null;
  readonly ready: boolean;
  /** Codes of the failed checks; `lacks` says on which changes. */
  readonly missing: readonly MissingCode[];
  readonly lacks: readonly Missing[];
  readonly changes: ChangeCounts;
};

/** The line for a slot, in rank order. */
export function lineOf({ world, survey, standings, missing }: Sight): Waiting[] {
  return world.blueprints.flatMap((blueprint) => {
    const key = keyOf(blueprint.name);
    const standing = standings.get(key);
    if (standing?.kind !== "in-line") return [];
    const lacks = missing.get(key) ?? [];
    return [waiting(blueprint, standing.position, lacks, countChanges(survey, key))];
  });
}

/** How many changes of a blueprint are open, and how many merged since the project was first read. */
export function countChanges({ own }: Sight["survey"], key: string): ChangeCounts {
  const statuses = (own.get(key) ?? []).map(({ change }) => change.status);
  return {
    open: statuses.filter((status) => status === "NEW").length,
    merged: statuses.filter((status) => status === "MERGED").length,
  };
}

function waiting(
  { name, rank, title, kind, owner }: Blueprint,
  position: number,
  lacks: readonly Missing[],
  changes: ChangeCounts,
): Waiting {
  return {
    rank,
    position,
    blueprint: name,
    title,
    kind,
    owner,
    ready: lacks.length === 0,
    missing: lacks.map(({ code }) => code),
    lacks,
    changes,
  };
}
