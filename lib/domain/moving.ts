import type { WantedPlace } from "./command.ts";
import { counted } from "./phrases.ts";
import { leadsIntoTop, orderWith, rankIn } from "./ranking.ts";

/** What somebody wants moved, by name, and where to. Several keep their order among each other. */
export type Wish = { readonly names: readonly string[]; readonly place: WantedPlace };

/** The order as it is once the wish is done; null where there is no such place. Done twice it is the same. */
export function orderAfter(
  order: readonly string[],
  { names, place }: Wish,
): readonly string[] | null {
  const isKnown = order.some((name) => names.includes(name));
  return isKnown ? orderWith(order, names, place) : null;
}

/** The wish of who lets go of these between two rows: before the row that has this index now, from 0. */
export function wishAt(order: readonly string[], names: readonly string[], gap: number): Wish {
  const chosen = new Set(names);
  const above = order.slice(0, gap).findLast((name) => !chosen.has(name));
  const isLast = order.slice(gap).every((name) => chosen.has(name));
  if (above === undefined) return { names, place: { kind: "top" } };
  return { names, place: isLast ? { kind: "bottom" } : { kind: "after", beside: above } };
}

/** The wish of who moves these by one row; null where they are at the end already. */
export function wishBy(
  order: readonly string[],
  names: readonly string[],
  by: 1 | -1,
): Wish | null {
  const chosen = new Set(names);
  const places = order.flatMap((name, index) => (chosen.has(name) ? [index] : []));
  const first = places[0] ?? 0;
  const beside =
    by === 1
      ? order.find((name, index) => index > first && !chosen.has(name))
      : order.slice(0, places.at(-1) ?? 0).findLast((name) => !chosen.has(name));
  if (beside === undefined) return null;
  return { names, place: { kind: by === 1 ? "after" : "before", beside } };
}

/** Whether a wish needs a reason where the policy wants one for a move up into the first so many ranks. */
export function needsReason(order: readonly string[], { names, place }: Wish, top: number) {
  const ranked = rankIn(order, names, place);
  return ranked.kind === "ranked" && leadsIntoTop(ranked.steps, top);
}

/** Said where one is needed. */
export const topNeedsReason = "A move to the top of the order needs a reason here.";

/** What a wish does to an order, for people: "juno-slaveification moved from 19 to 10, after virt-driver-large-pages." */
export function movedSentence(before: readonly string[], wish: Wish): string {
  const after = orderAfter(before, wish);
  const [first = ""] = before.filter((name) => wish.names.includes(name));
  if (after === null) return `There is no such place for ${first}.`;
  const to = after.indexOf(first) + 1;
  const beside = to === 1 ? "at the top" : `after ${after[to - 2]}`;
  if (wish.names.length > 1) {
    return `${counted(wish.names.length, "blueprint")} moved to ${to} and below, ${beside}.`;
  }
  const from = before.indexOf(first) + 1;
  if (from === to) return `${first} is at rank ${to} already.`;
  return `${first} moved from ${from} to ${to}, ${beside}.`;
}
