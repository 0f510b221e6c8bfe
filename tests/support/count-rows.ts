import Database from "better-sqlite3";

/**
 * Counts every row that is inserted, updated or deleted from now on, by triggers in the database itself: whoever
 * writes and however. `take` gives them by table and begins anew.
 */
export function countRows(file: string) {
  const sqlite = new Database(file, { timeout: 10_000 });
  const tables = sqlite
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_%' ESCAPE '\\'",
    )
    .pluck()
    .all() as string[];
  sqlite.exec("CREATE TABLE written_rows (place TEXT PRIMARY KEY, rows INTEGER NOT NULL)");
  for (const table of tables) {
    for (const act of ["INSERT", "UPDATE", "DELETE"]) {
      sqlite.exec(`CREATE TRIGGER "count_${table}_${act}" AFTER ${act} ON "${table}" BEGIN
        INSERT INTO written_rows VALUES ('${table}', 1)
        ON CONFLICT (place) DO UPDATE SET rows = rows + 1; END`);
    }
  }
  return {
    take: (): ReadonlyMap<string, number> => {
      const rows = sqlite.prepare("DELETE FROM written_rows RETURNING place, rows").raw().all();
      return new Map(rows as [string, number][]);
    },
    close: () => sqlite.close(),
  };
}
