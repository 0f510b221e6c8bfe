import type { BacklogRow } from "./backlog.ts";

/** An order by its names, and its version. */
export type Order = { readonly version: number; readonly names: readonly string[] };

/**
 * The rows in another order, with their ranks and places in line in it. A row that stays as it is stays the same object;
 * a name without a row is left out, and a row without a name.
 */
export function arrangedRows(
  rows: readonly BacklogRow[],
  names: readonly string[],
): readonly BacklogRow[] {
  const byName = new Map(rows.map((row) => [row.name, row]));
  let position = 0;
  return names
    .flatMap((name) => byName.get(name) ?? [])
    .map((row, index) => {
      if (row.state.kind !== "in-line") return placed(row, index + 1, null);
      position += 1;
      return placed(row, index + 1, position);
    });
}

function placed(row: BacklogRow, rank: number, position: number | null): BacklogRow {
  const { state } = row;
  if (position === null || state.kind !== "in-line" || state.position === position) {
    return row.rank === rank ? row : { ...row, rank };
  }
  return { ...row, rank, state: { ...state, position } };
}

/** Whether rows stand in the order of these names. */
export const isInOrder = (rows: readonly BacklogRow[], names: readonly string[]): boolean =>
  rows.length === names.length && rows.every(({ name }, index) => name === names[index]);
