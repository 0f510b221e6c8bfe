import { type Blueprint, type BlueprintKind, keyOf } from "#lib/domain/blueprint.ts";
import { type Wait, waitOf } from "#lib/domain/chronicle.ts";
import type { Missing, MissingCode } from "#lib/domain/readiness.ts";
import { openChangesOf } from "#lib/domain/world.ts";
import type { Sight } from "./look-at-project.ts";
import { oncePerSight } from "./once-per-sight.ts";

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
  /** Since when it waits, and how many ranked below it entered a slot meanwhile (b29). */
  readonly waitingSince: Date;
  readonly overtaken: number;
};

/** The line for a slot, in rank order: the first has position 1. */
export const lineOf: (sight: Sight) => readonly Waiting[] = oncePerSight((sight) => {
  const { world, survey, standings, missing } = sight;
  const waits = waitsOf(sight);
  return world.blueprints.flatMap((blueprint) => {
    const key = keyOf(blueprint.name);
    const standing = standings.get(key);
    const wait = waits.get(key);
    if (standing?.kind !== "in-line" || wait === undefined) return [];
    const lacks = missing.get(key) ?? [];
    return [waiting(blueprint, standing.position, lacks, countChanges(survey, key), wait)];
  });
});

/** Of each blueprint in line since when it waits, and how often it was overtaken; by key. */
export function waitsOf({ world, survey, standings, chronicle }: Sight): ReadonlyMap<string, Wait> {
  const told = new Map(chronicle.order.map((one) => [one.key, one]));
  const waits = new Map<string, Wait>();
  for (const [key, standing] of standings) {
    if (standing.kind !== "in-line") continue;
    const created = openChangesOf(survey, key).map(({ createdAt }) => createdAt.getTime());
    const openSince = created.length === 0 ? null : new Date(Math.min(...created));
    const one = told.get(key);
    const approvedAt = survey.known.get(key)?.approvedAt ?? world.now;
    waits.set(key, one ? waitOf(one, openSince) : { since: approvedAt, overtaken: 0 });
  }
  return waits;
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
  { since, overtaken }: Wait,
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
    waitingSince: since,
    overtaken,
  };
}
