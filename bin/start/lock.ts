import Database from "better-sqlite3";

/** A collected database would let its lock go. */
const held: Database.Database[] = [];

/**
 * Takes a lock that the operating system frees when this process ends, kill -9 included: a transaction on a SQLite file
 * that has no other use. Answers false while another process has it. A shared one many may have, beside no other.
 */
export function holdLock(file: string, kind: "exclusive" | "shared" = "exclusive"): boolean {
  const database = new Database(file, { timeout: 0 });
  try {
    if (kind === "exclusive") database.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    // A transaction that has read keeps others from writing until it ends.
    else database.exec("BEGIN; SELECT count(*) FROM sqlite_schema");
    held.push(database);
    return true;
  } catch (error) {
    database.close();
    if (error instanceof Error && "code" in error && error.code === "SQLITE_BUSY") return false;
    throw error;
  }
}

/** Lets all go that were taken for `file`. */
export function releaseLock(file: string): void {
  for (const database of held.filter(({ name }) => name === file)) database.close();
}
