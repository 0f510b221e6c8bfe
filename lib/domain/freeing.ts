import type { Tenure } from "./blueprint.ts";
import type { SeenChange } from "./change.ts";

/** One change of a blueprint, and whether its message completes the blueprint. */
export type OwnChange = { readonly change: SeenChange; readonly completes: boolean };

/** Why a slot falls free by itself. */
export type Freed =
  | { readonly code: "landed" }
  | { readonly code: "empty"; readonly since: Date }
  /** Its author was silent and warned; `silentSince` is the start of the silence as the server dates it. */
  | { readonly code: "bumped"; readonly silentSince: Date; readonly warnedAt: Date };

/**
 * Nothing open left, something merged since the project was first read, and one of those completes it
 * (product.md, "Landed"). Judged with or without a slot.
 */
export function hasLanded(changes: readonly OwnChange[], firstReadAt: Date): boolean {
  if (changes.some(({ change }) => change.status === "NEW")) return false;
  const merged = changes.filter(({ change }) => change.submittedAt !== null);
  const isNew = merged.some(({ change }) => (change.submittedAt ?? firstReadAt) >= firstReadAt);
  return isNew && merged.some(({ completes }) => completes);
}

/**
 * Since when a blueprint had landed at an instant, as far as its changes tell today: those that there were then were all
 * closed by then. Null where it had not, or where nobody can tell that it had.
 */
export function landedBy(changes: readonly OwnChange[], firstReadAt: Date, at: Date): Date | null {
  const then = changes.filter(({ change }) => change.createdAt <= at);
  const closed = then.flatMap(({ change }) => closedAt(change) ?? []);
  if (closed.length < then.length || !hasLanded(then, firstReadAt)) return null;
  const last = new Date(Math.max(...closed.map((one) => one.getTime())));
  return last > at ? null : last;
}

/** When a change merged, or last moved before it was given up. */
const closedAt = ({ status, submittedAt, updatedAt }: SeenChange): Date | null =>
  status === "NEW" ? null : (submittedAt ?? updatedAt);

/** What this pass learns of a slot: that it falls free, or since when it stands empty (null: it is in use). */
export type Watched =
  | { readonly kind: "free"; readonly freed: Freed }
  | { readonly kind: "stay"; readonly emptySince: Date | null };

/** Judges one slot: landed at once, empty after the policy's time counted from the first pass that saw it so. */
export function watch(
  tenure: Tenure,
  changes: readonly OwnChange[],
  firstReadAt: Date,
  freeEmptyAfter: number,
  now: Date,
): Watched {
  if (changes.some(({ change }) => change.status === "NEW")) {
    return { kind: "stay", emptySince: null };
  }
  if (hasLanded(changes, firstReadAt)) return { kind: "free", freed: { code: "landed" } };
  // One that lies ahead was written while the clock was wrong.
  const since = tenure.emptySince !== null && tenure.emptySince < now ? tenure.emptySince : now;
  return now.getTime() - since.getTime() >= freeEmptyAfter
    ? { kind: "free", freed: { code: "empty", since } }
    : { kind: "stay", emptySince: since };
}
