import type { Policy } from "#lib/domain/policy.ts";
import type { World } from "#lib/domain/world.ts";
import { blueprint, changeFor, followed, tenure, world } from "#tests/support/world.ts";
import { nameOf } from "./made-up-rows.ts";

type Size = { readonly blueprints: number; readonly changes: number };

/** A started project with so many approved blueprints in no order of rank, ten of them in slots, and so many open changes. */
export function madeUpWorld(
  { blueprints: count, changes }: Size,
  policy: Partial<Policy> = {},
): World {
  const blueprints = Array.from({ length: count }, (_, index) => {
    // A multiplier without a common divisor visits every rank once, in no order.
    return blueprint(`a-${nameOf(index)}-${index}`, 1 + ((index * 7919) % count));
  });
  return world({
    policy: { "slots.count": 10, "slots.debt": 0, ...policy },
    blueprints,
    tenures: blueprints.slice(0, 10).map((of, index) => tenure(of, index + 1)),
    changes: Array.from({ length: changes }, (_, index) => {
      const of = blueprints[Math.floor((index * count) / changes)];
      return followed(changeFor(of?.name ?? "", 1_000 + index));
    }),
  });
}
