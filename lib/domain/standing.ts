import { type Blueprint, isInBacklog, keyOf, type Tenure } from "./blueprint.ts";
import { inRankOrder } from "./rank-order.ts";

/** Where a blueprint stands: the one fact about it that decides over its changes. */
export type Standing =
  | { readonly kind: "in-slot"; readonly number: number }
  /** In the backlog without a slot; `position` counts only such ones, from 1. */
  | { readonly kind: "in-line"; readonly position: number }
  | { readonly kind: "not-in-backlog"; readonly because: "unapproved" | "deferred" | "withdrawn" }
  /** `done` by a person, or landed by itself (then nothing of it is open). */
  | { readonly kind: "finished"; readonly by: "done" | "landed" };

type Outside = Extract<Standing, { kind: "not-in-backlog" }>;

export type Standings = ReadonlyMap<string, Standing>;

/** The standing of every blueprint, by key. `landed` holds the keys of those with nothing left to merge. */
export function standingsOf(
  blueprints: readonly Blueprint[],
  tenures: readonly Tenure[],
  landed: ReadonlySet<string>,
  now: Date,
): Standings {
  const numbers = new Map(tenures.map((tenure) => [tenure.blueprint, tenure.number]));
  const standings = new Map<string, Standing>();
  let position = 0;
  for (const blueprint of inRankOrder(blueprints)) {
    const key = keyOf(blueprint.name);
    const number = numbers.get(key);
    if (number !== undefined) standings.set(key, { kind: "in-slot", number });
    else if (blueprint.state === "done") standings.set(key, { kind: "finished", by: "done" });
    else if (!isInBacklog(blueprint, now)) standings.set(key, outside(blueprint));
    else if (landed.has(key)) standings.set(key, { kind: "finished", by: "landed" });
    else standings.set(key, { kind: "in-line", position: ++position });
  }
  return standings;
}

/** The standing of a blueprint that is neither in the backlog nor done. */
export function outside({ state }: Pick<Blueprint, "state">): Outside {
  const because = state === "deferred" || state === "withdrawn" ? state : "unapproved";
  return { kind: "not-in-backlog", because };
}
