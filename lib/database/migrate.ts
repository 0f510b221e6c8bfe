import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Driver from "better-sqlite3";
import { backupTo } from "./backup.ts";
import { DatabaseError, explained } from "./database-error.ts";
import { isEmpty, pendingMigrations, record } from "./ledger.ts";
import { type Migration, readMigrations } from "./migration-folder.ts";
import { patience, untilFree } from "./patience.ts";

/** Names of the migrations that were applied, in order, and the copy that was made before the first. */
export type Migrated = { readonly applied: string[]; readonly backup: string | null };

/**
 * Makes the database `file` (and its folder), or brings it up to date with the folder `migrations`. Each migration
 * is one transaction together with its line in the ledger; several processes may start at once. A database that
 * holds something is first copied to `<file>.before-<number>`.
 *
 * @throws DatabaseError if the file cannot be used, a migration fails, or the ledger knows something else
 */
export async function migrate(options: {
  file: string;
  migrations: string;
  /** False for what is a copy itself. */
  keepsCopy?: boolean;
}): Promise<Migrated> {
  const { file, keepsCopy = true } = options;
  const migrations = readMigrations(options.migrations);
  try {
    mkdirSync(dirname(file), { recursive: true });
    const db = new Driver(file, { timeout: 0 });
    try {
      await untilFree(() => db.exec(pragmas));
      return await applyPending(db, migrations, keepsCopy);
    } finally {
      db.close();
    }
  } catch (error) {
    throw explained(error, file);
  }
}

/** As SQLite asks for changes of tables (https://sqlite.org/lang_altertable.html): references are checked at the end. */
const pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF";

async function applyPending(
  db: Driver.Database,
  migrations: Migration[],
  keepsCopy: boolean,
): Promise<Migrated> {
  const applied: string[] = [];
  let backup: string | null = null;
  const applyNext = async () => {
    // Somebody else may have been faster; what is asked while the write lock is ours stays true.
    const [next] = pendingMigrations(db, migrations);
    if (!next) return;
    // What this very start has made holds nothing worth a copy.
    const isFirst = applied.length === 0;
    if (keepsCopy && isFirst && !isEmpty(db)) backup = await copyBefore(next, db.name);
    apply(db, next);
    applied.push(next.name);
  };
  while ((await untilFree(() => pendingMigrations(db, migrations))).length > 0) {
    await alone(db, applyNext);
  }
  return { applied, backup };
}

/** Does `work` in one transaction that no other process writes beside. */
async function alone(db: Driver.Database, work: () => Promise<void>): Promise<void> {
  await untilFree(() => db.exec("BEGIN IMMEDIATE"), 2 * patience);
  try {
    await work();
    db.exec("COMMIT");
  } catch (error) {
    if (db.inTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

function apply(db: Driver.Database, migration: Migration): void {
  const startedAt = Date.now();
  try {
    db.exec(migration.sql);
    const broken = db.pragma("foreign_key_check") as { table: string }[];
    if (broken[0]) throw new Error(`a row of ${broken[0].table} refers to nothing`);
  } catch (error) {
    throw failed(migration, db, error);
  }
  if (!db.inTransaction) throw failed(migration, db, new Error("it ended its own transaction"));
  record(db, migration, startedAt);
}

/** The first free name: a copy from an earlier, failed attempt is kept. */
async function copyBefore({ name }: Migration, file: string): Promise<string> {
  const wanted = `${file}.before-${name.slice(0, 4)}`;
  let target = wanted;
  for (let attempt = 2; existsSync(target); attempt++) target = `${wanted}.${attempt}`;
  await backupTo(file, target);
  return target;
}

function failed({ name }: Migration, db: Driver.Database, cause: unknown): unknown {
  const known = explained(cause, db.name);
  if (known instanceof DatabaseError && known.fault !== "refused") return known;
  const why = cause instanceof Error ? cause.message : String(cause);
  // A migration that commits by itself is the one thing that cannot be undone here.
  const [outcome, remedy] = db.inTransaction
    ? [
        "was undone",
        "The database is as it was before. Start the earlier version, and report this.",
      ]
    : ["is half applied", `Restore the newest copy ${db.name}.before-*, and report this.`];
  const text = `Migration ${name} failed on ${db.name} and ${outcome}: ${why}.`;
  return new DatabaseError("migration", { text, remedy }, cause);
}
