import { mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Driver from "better-sqlite3";

/** Rises when the tables change; a file of another version is begun anew. */
const version = 1;

const schema = `
  -- One row for each kind and key that was ever wanted, until it is pruned.
  CREATE TABLE job (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    -- When it is to be claimed: the next run is due, or the lease of the running one ends. Null when neither.
    at INTEGER,
    -- While it runs: when the one after it is due.
    again INTEGER,
    -- Who runs it, null while nobody does.
    holder TEXT,
    since INTEGER,
    token INTEGER NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    losses INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    deadSince INTEGER,
    deadAttempts INTEGER,
    deadError TEXT,
    PRIMARY KEY (kind, key)
  ) WITHOUT ROWID;
  CREATE INDEX job_at ON job (at) WHERE at IS NOT NULL;
  CREATE TABLE tick (name TEXT PRIMARY KEY, next INTEGER NOT NULL) WITHOUT ROWID;
  -- Where tokens begin. The time when the file was made is above every token of a file before it.
  CREATE TABLE floor (token INTEGER NOT NULL);
`;

/** Opens the queue's file with its tables in it. One that can't be read is removed and made anew. */
export function tables(file: string): Driver.Database {
  mkdirSync(dirname(file), { recursive: true });
  try {
    return openTables(file);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
    return openTables(file);
  }
}

/** Several processes may open it at once; this happens at the start only, so the driver may wait. */
function openTables(file: string): Driver.Database {
  const db = new Driver(file, { timeout: 10_000 });
  try {
    // What a power cut takes comes again with the next tick: no commit waits for the disk.
    db.exec(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000",
    );
    db.transaction(() => begin(db)).immediate();
    db.exec("PRAGMA busy_timeout = 0");
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function begin(db: Driver.Database): void {
  if (db.pragma("user_version", { simple: true }) === version) return;
  db.exec("DROP TABLE IF EXISTS job; DROP TABLE IF EXISTS tick; DROP TABLE IF EXISTS floor");
  db.exec(schema);
  db.prepare("INSERT INTO floor (token) VALUES (?)").run(Date.now());
  db.pragma(`user_version = ${version}`);
}

const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && "code" in error && /^SQLITE_(CORRUPT|NOTADB)/.test(String(error.code));
