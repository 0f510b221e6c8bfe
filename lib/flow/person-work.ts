import { type Blueprint, keyOf } from "#lib/domain/blueprint.ts";
import { stepsFor } from "#lib/domain/explanation.ts";
import { needsAuthor } from "#lib/domain/needs-me.ts";
import { answersTo, type KnownPerson } from "#lib/domain/people.ts";
import type { Missing } from "#lib/domain/readiness.ts";
import { blueprintOf } from "#lib/domain/speech.ts";
import { isMendedByWord, repairFor } from "#lib/domain/wording.ts";
import type { Judged } from "#lib/domain/world.ts";
import { type BlueprintRow, blueprintRow } from "./blueprint-row.ts";
import { governedIn, type ListedChange, listedFrom } from "./list-changes.ts";
import type { Sight } from "./look-at-project.ts";

/** A blueprint as its owner sees it. */
export type OwnBlueprint = BlueprintRow & {
  /** What only a word about the blueprint itself mends; empty where nothing is asked of its owner. */
  readonly doNow: readonly string[];
  /** A person's word, `ready`, is among it. */
  readonly isReadyAsked: boolean;
};

/** An open change as its owner sees it. */
export type OwnChange = ListedChange & {
  readonly needsAuthor: boolean;
  /** The words of `slots why`. */
  readonly doNow: readonly string[];
};

/** The blueprints that somebody owns, in rank order. */
export function blueprintsOf(sight: Sight, person: KnownPerson): readonly OwnBlueprint[] {
  return sight.world.blueprints
    .filter(({ owner }) => owner !== null && answersTo(person, owner))
    .toSorted((a, b) => a.rank - b.rank)
    .map((blueprint) => ownBlueprint(sight, blueprint));
}

function ownBlueprint(sight: Sight, blueprint: Blueprint): OwnBlueprint {
  const row = blueprintRow(sight, blueprint);
  const asked = row.lacks.filter(({ code }) => ownersCodes.has(code));
  return { ...row, doNow: asked.map(repairFor), isReadyAsked: asked.some(isMendedByWord) };
}

/** What no change of the blueprint shows, so that its owner is asked once. */
const ownersCodes: ReadonlySet<Missing["code"]> = new Set(["open-change", "declared", "returned"]);

/** Somebody's open changes: those that need them, longest first, then in slots, in line, and all others. */
export function changesOf(sight: Sight, { account }: KnownPerson): readonly OwnChange[] {
  if (account === null) return [];
  return governedIn(sight)
    .filter(({ followed }) => followed.change.owner === account)
    .map((judged) => ownChange(sight, judged))
    .toSorted((a, b) => orderOf(a) - orderOf(b) || inTime(a, b) || a.change - b.change);
}

function ownChange(sight: Sight, judged: Judged): OwnChange {
  const row = listedFrom(sight, judged);
  const lacks = sight.missing.get(keyOf(blueprintOf(judged) ?? "")) ?? [];
  return {
    ...row,
    needsAuthor: needsAuthor(judged, row.turn, lacks),
    doNow: stepsFor(judged, row.turn, sight.missing),
  };
}

function orderOf({ needsAuthor: isNeeded, slot, position }: OwnChange): number {
  if (isNeeded) return slot === null ? 1 : 0;
  if (slot !== null) return 2;
  return position === null ? 4 : 3;
}

const inTime = (a: ListedChange, b: ListedChange): number =>
  (a.turn?.since.getTime() ?? 0) - (b.turn?.since.getTime() ?? 0);
