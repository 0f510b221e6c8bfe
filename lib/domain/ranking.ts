/** Where a person puts a blueprint in the order of all known ones; `rank` counts from 1. */
export type Place =
  | { readonly kind: "rank"; readonly rank: number }
  | { readonly kind: "top" | "bottom" }
  /** Directly before or after another one, which stays where it is beside it. */
  | { readonly kind: "before" | "after"; readonly key: string };

/** An order with one blueprint at another place, or why there is no such place. */
export type Ranked =
  | {
      readonly kind: "ranked";
      readonly order: readonly string[];
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: "out-of-range"; readonly last: number }
  | { readonly kind: "beside-itself" };

/** Moves one key of an order; every other one keeps its place beside its neighbours (b17, b22). */
export function rankIn(order: readonly string[], key: string, place: Place): Ranked {
  const others = order.filter((other) => other !== key);
  const index = indexFor(others, place);
  if (index === null) {
    const isNumber = place.kind === "rank";
    return isNumber ? { kind: "out-of-range", last: order.length } : { kind: "beside-itself" };
  }
  return {
    kind: "ranked",
    order: others.toSpliced(index, 0, key),
    from: order.indexOf(key) + 1,
    to: index + 1,
  };
}

/** The order with these first, as they come, and the others behind them as they were. */
export function rankFirst(order: readonly string[], first: readonly string[]): readonly string[] {
  const chosen = new Set(first);
  return [...first, ...order.filter((key) => !chosen.has(key))];
}

/** Where the key is put among the others; null where there is no such place. */
function indexFor(others: readonly string[], place: Place): number | null {
  switch (place.kind) {
    case "top":
      return 0;
    case "bottom":
      return others.length;
    case "rank":
      return place.rank >= 1 && place.rank <= others.length + 1 ? place.rank - 1 : null;
    case "before":
    case "after": {
      const beside = others.indexOf(place.key);
      if (beside < 0) return null;
      return place.kind === "before" ? beside : beside + 1;
    }
  }
}

/** From where to where the facts of a decision moved one blueprint; null for a whole order that was given at once. */
export function movedIn(facts: unknown): { from: number; to: number } | null {
  if (typeof facts !== "object" || facts === null) return null;
  if (!("from" in facts && "to" in facts)) return null;
  const { from, to } = facts;
  return typeof from === "number" && typeof to === "number" ? { from, to } : null;
}
