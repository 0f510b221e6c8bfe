import { type BlueprintKind, keyOf } from "./blueprint.ts";
import type { Missing } from "./readiness.ts";
import type { Standing } from "./standing.ts";

/** One known blueprint at its place in the public order (b17), as the list of all of them shows it. */
export type BacklogRow = {
  /** Among all known blueprints, from 1. */
  readonly rank: number;
  readonly name: string;
  readonly title: string;
  readonly kind: BlueprintKind;
  readonly owner: string | null;
  readonly state: BacklogState;
  readonly changes: { readonly open: number; readonly merged: number };
};

export type BacklogState =
  | { readonly kind: "in-slot"; readonly slot: number; readonly since: Date }
  | {
      readonly kind: "in-line";
      /** Among those without a slot, from 1. */
      readonly position: number;
      /** Empty when it is ready. */
      readonly missing: readonly Missing[];
      /** Since when it waits, and how many ranked below it entered a slot meanwhile (b29). */
      readonly since: Date;
      readonly overtaken: number;
    }
  | Extract<Standing, { kind: "not-in-backlog" | "finished" }>;

/** How many of the whole project's blueprints stand where. `known` is the sum of all but `ready`, a part of `inLine`. */
export type BacklogTotals = {
  readonly known: number;
  readonly inSlot: number;
  readonly inLine: number;
  readonly ready: number;
  readonly unapproved: number;
  readonly deferred: number;
  readonly withdrawn: number;
  readonly finished: number;
};

/** Counts all rows; a filter never has a say in it. */
export function totalsOf(rows: readonly BacklogRow[]): BacklogTotals {
  const places = rows.map(({ state }) => placesOf(state));
  const count = (place: BacklogPlace) => places.filter((all) => all.includes(place)).length;
  return {
    known: rows.length,
    inSlot: count("in-slot"),
    inLine: count("in-line"),
    ready: count("ready"),
    unapproved: count("unapproved"),
    deferred: count("deferred"),
    withdrawn: count("withdrawn"),
    finished: count("finished"),
  };
}

/** Where a blueprint can stand, as people ask for it. */
export const backlogPlaces = [
  "in-line",
  "ready",
  "not-ready",
  "in-slot",
  "unapproved",
  "deferred",
  "withdrawn",
  "finished",
] as const;
export type BacklogPlace = (typeof backlogPlaces)[number];

/** All places that hold for a state; who is in line is also ready or not. */
export function placesOf(state: BacklogState): readonly BacklogPlace[] {
  switch (state.kind) {
    case "in-line":
      return ["in-line", state.missing.length === 0 ? "ready" : "not-ready"];
    case "not-in-backlog":
      return [state.because];
    case "in-slot":
    case "finished":
      return [state.kind];
  }
}

/** How many ahead of a place in line would be skipped now, for they are not ready. */
export const skippedBefore = (rows: readonly BacklogRow[], position: number): number =>
  rows.filter(({ state }) => {
    return state.kind === "in-line" && state.position < position && state.missing.length > 0;
  }).length;

/** The row of a blueprint, in whatever case it is asked for; null where nobody knows it. */
export const rowOf = (rows: readonly BacklogRow[], name: string): BacklogRow | null =>
  rows.find((row) => keyOf(row.name) === keyOf(name)) ?? null;
