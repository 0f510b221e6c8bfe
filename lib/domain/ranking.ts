import type { WantedPlace } from "./command.ts";

/** One blueprint from one rank to another. */
export type Step = { readonly key: string; readonly from: number; readonly to: number };

/** The steps, one after the other, that bring blueprints to another place, or why there is no such place. */
export type Ranked =
  | { readonly kind: "ranked"; readonly steps: readonly Step[] }
  | { readonly kind: "out-of-range"; readonly last: number }
  | { readonly kind: "beside-itself" };

/**
 * Moves some keys of an order together; they keep their order among each other, and so do all others (b17, b22). No step
 * where everything is in its place.
 */
export function rankIn(
  order: readonly string[],
  keys: readonly string[],
  place: WantedPlace,
): Ranked {
  const wanted = orderWith(order, keys, place);
  if (wanted !== null) return { kind: "ranked", steps: stepsTo(order, wanted, keys) };
  if (place.kind !== "rank") return { kind: "beside-itself" };
  const chosen = new Set(keys);
  return { kind: "out-of-range", last: order.filter((key) => !chosen.has(key)).length + 1 };
}

/** The order with some of it together at another place; null where there is no such place. */
export function orderWith(
  order: readonly string[],
  keys: readonly string[],
  place: WantedPlace,
): readonly string[] | null {
  const chosen = new Set(keys);
  const moving = order.filter((key) => chosen.has(key));
  const others = order.filter((key) => !chosen.has(key));
  const index = indexFor(others, place);
  return index === null ? null : others.toSpliced(index, 0, ...moving);
}

/** Who goes up is moved from the top down and who goes down from the bottom up, so that each step ends at its place. */
function stepsTo(
  order: readonly string[],
  wanted: readonly string[],
  keys: readonly string[],
): readonly Step[] {
  const chosen = new Set(keys);
  const moving = order.filter((key) => chosen.has(key));
  const goesUp = (key: string) => wanted.indexOf(key) < order.indexOf(key);
  const inTurn = [...moving.filter(goesUp), ...moving.filter((key) => !goesUp(key)).toReversed()];
  const now = [...order];
  return inTurn.flatMap((key) => {
    const [from, to] = [now.indexOf(key), wanted.indexOf(key)];
    now.splice(from, 1);
    now.splice(to, 0, key);
    return from === to ? [] : [{ key, from: from + 1, to: to + 1 }];
  });
}

/** Whether one of them leads up into the first so many ranks. */
export const leadsIntoTop = (steps: readonly Step[], top: number): boolean =>
  steps.some(({ from, to }) => to <= top && to < from);

/** The order with these first, as they come, and the others behind them as they were. */
export function rankFirst(order: readonly string[], first: readonly string[]): readonly string[] {
  const chosen = new Set(first);
  return [...first, ...order.filter((key) => !chosen.has(key))];
}

/** Where the key is put among the others; null where there is no such place. */
function indexFor(others: readonly string[], place: WantedPlace): number | null {
  switch (place.kind) {
    case "top":
      return 0;
    case "bottom":
      return others.length;
    case "rank":
      return place.rank >= 1 && place.rank <= others.length + 1 ? place.rank - 1 : null;
    case "before":
    case "after": {
      const beside = others.indexOf(place.beside);
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
