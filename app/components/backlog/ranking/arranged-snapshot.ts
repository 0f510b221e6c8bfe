import type { Snapshot } from "#app/components/backlog/snapshot.ts";
import { arrangedRows, isInOrder } from "#lib/domain/arranged.ts";

/** The list in another order; the very same where it is in that order already. */
export function arrangedSnapshot(
  snapshot: Snapshot,
  version: number,
  names: readonly string[],
): Snapshot {
  if (snapshot.order > version) return snapshot;
  if (isInOrder(snapshot.rows, names)) {
    return snapshot.order === version ? snapshot : { ...snapshot, order: version };
  }
  const rows = arrangedRows(snapshot.rows, names);
  const words = new Map(snapshot.searched.map((one) => [one.row.name, one.words]));
  const searched = rows.map((row) => ({ row, words: words.get(row.name) ?? "" }));
  return { order: version, rows, searched };
}
