import type { HistoryEntry, Store } from "#lib/database/store.ts";
import { kindsOvertaking } from "#lib/domain/undoing.ts";
import type { Project } from "./needs.ts";

/**
 * What was decided in one word with this entry and is undone with it, itself included, newest first: several moves, a
 * swap, or a deferral and the slot that it freed.
 */
export async function decidedTogether(
  { history }: Pick<Store, "history">,
  { key }: Pick<Project, "key">,
  entry: HistoryEntry,
): Promise<readonly HistoryEntry[]> {
  const { who, at, kind, seq, blueprint } = entry;
  if (blueprint === null) return [entry];
  const instant = { from: at, until: new Date(at.getTime() + 1) };
  const wanted = { who, ...instant, kinds: kindsOvertaking(kind), limit: mostMoved };
  const all = await history.list(key, wanted);
  if (kind === "rank") return all;
  const swap = swapIn(all);
  return swap !== null && [swap.entered.seq, swap.left.seq].includes(seq)
    ? [swap.entered, swap.left]
    : all.filter((one) => one.blueprint === blueprint);
}

/** No more are moved at once. */
const mostMoved = 500;

/** The two entries that a swap writes at once; null where a slot was only given or only left. */
export function swapIn(
  together: readonly HistoryEntry[],
): { readonly left: HistoryEntry; readonly entered: HistoryEntry } | null {
  const left = together.find(({ kind, code }) => kind === "free" && code === "released");
  const entered = together.find(({ kind, code }) => kind === "fill" && code === "assigned");
  return left === undefined || entered === undefined ? null : { left, entered };
}
