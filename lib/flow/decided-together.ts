import type { HistoryEntry, Store } from "#lib/database/store.ts";
import type { Project } from "./needs.ts";

type History = Pick<Store, "history">;
type Keyed = Pick<Project, "key">;

/** What was decided in one word with this entry and is undone with it, itself included, newest first. */
export async function decidedTogether(
  store: History,
  project: Keyed,
  entry: HistoryEntry,
): Promise<readonly HistoryEntry[]> {
  if (entry.kind === "rank") {
    return store.history.list(project.key, { ...together(entry), kind: "rank", limit: mostMoved });
  }
  const swap = await swapOf(store, project, entry);
  return swap === null ? [entry] : [swap.entered, swap.left];
}

/** No more are moved at once. */
const mostMoved = 500;

/** The two entries that a swap writes at once; null where a slot was only given or only left. */
export async function swapOf(
  { history }: History,
  { key }: Keyed,
  entry: HistoryEntry,
): Promise<{ readonly left: HistoryEntry; readonly entered: HistoryEntry } | null> {
  if (entry.kind !== "fill" && entry.kind !== "free") return null;
  const [left] = await history.list(key, { ...together(entry), kind: "free", limit: 1 });
  const [entered] = await history.list(key, { ...together(entry), kind: "fill", limit: 1 });
  return left?.code === "released" && entered?.code === "assigned" ? { left, entered } : null;
}

/** By the same person at the same instant. */
const together = ({ who, at }: HistoryEntry) => ({
  who,
  from: at,
  until: new Date(at.getTime() + 1),
});
