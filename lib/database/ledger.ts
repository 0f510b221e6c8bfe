import { randomUUID } from "node:crypto";
import type Driver from "better-sqlite3";
import { DatabaseError } from "./database-error.ts";
import type { Migration } from "./migration-folder.ts";

/** One line of the ledger: a migration that was begun on this database. */
type Entry = { name: string; checksum: string; finishedAt: number | string | null };

/** Prisma's own ledger, so that its tools understand our databases. */
const createLedger = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                  TEXT PRIMARY KEY NOT NULL,
    "checksum"            TEXT NOT NULL,
    "finished_at"         DATETIME,
    "migration_name"      TEXT NOT NULL,
    "logs"                TEXT,
    "rolled_back_at"      DATETIME,
    "started_at"          DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
  )`;

/** Whether the database has no table at all: nothing to keep, nothing to misunderstand. */
export function isEmpty(db: Driver.Database): boolean {
  return db.prepare("SELECT 1 FROM sqlite_master LIMIT 1").get() === undefined;
}

/**
 * The migrations that this database still needs, in order. `name` is what people know it by.
 *
 * @throws DatabaseError if ledger and migrations contradict each other; nothing is guessed
 */
export function pendingMigrations(
  db: Driver.Database,
  migrations: Migration[],
  name = db.name,
): Migration[] {
  const entries = readLedger(db, name);
  for (const entry of entries) refuseHalfApplied(name, entry);
  for (const entry of entries) refuseUnknown(name, entry, migrations);
  for (const migration of migrations) refuseEdited(name, migration, entries);
  const isApplied = ({ name }: Migration) => entries.some((entry) => entry.name === name);
  const pending = migrations.filter((migration) => !isApplied(migration));
  const last = migrations.findLast(isApplied);
  for (const migration of pending) refuseSkipped(name, migration, last);
  return pending;
}

/** Writes into the ledger that `migration` was applied; to be called in the transaction that applies it. */
export function record(db: Driver.Database, migration: Migration, startedAt: number): void {
  db.exec(createLedger);
  db.prepare(
    `INSERT INTO "_prisma_migrations"
       ("id", "checksum", "finished_at", "migration_name", "started_at", "applied_steps_count")
     VALUES (?, ?, ?, ?, ?, 1)`,
  ).run(randomUUID(), migration.checksum, Date.now(), migration.name, startedAt);
}

/** Whether the database has the record of migrations that each of ours has. */
export function hasLedger(db: Driver.Database): boolean {
  const ledger = db.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'");
  return ledger.get() !== undefined;
}

function readLedger(db: Driver.Database, name: string): Entry[] {
  if (!hasLedger(db)) {
    if (isEmpty(db)) return [];
    throw new DatabaseError("migration", {
      text: `${name} is a database of another program: it has tables and no record of migrations.`,
      remedy: "Choose another data folder.",
    });
  }
  const rows = db
    .prepare(
      `SELECT "migration_name" AS "name", "checksum", "finished_at" AS "finishedAt"
       FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL ORDER BY "migration_name"`,
    )
    .all();
  return rows as Entry[];
}

function refuseHalfApplied(file: string, { name, finishedAt }: Entry): void {
  if (finishedAt !== null) return;
  throw new DatabaseError("migration", {
    text: `Migration ${name} was begun on ${file} and never finished.`,
    remedy: `Restore the newest copy ${file}.before-*, or your last backup.`,
  });
}

function refuseUnknown(file: string, { name }: Entry, migrations: Migration[]): void {
  if (migrations.some((migration) => migration.name === name)) return;
  throw new DatabaseError("migration", {
    text: `The database ${file} has migration ${name}, which this version of the program does not know.`,
    remedy: "Start the newer version that made it, or restore a backup from before.",
  });
}

function refuseEdited(file: string, { name, checksum }: Migration, entries: Entry[]): void {
  const entry = entries.find((applied) => applied.name === name);
  if (!entry || entry.checksum === checksum) return;
  throw new DatabaseError("migration", {
    text: `Migration ${name} was edited after it had been applied to ${file}.`,
    remedy: "Put its file back as it was released, and make the change in a new migration.",
  });
}

function refuseSkipped(file: string, { name }: Migration, last: Migration | undefined): void {
  if (!last || name > last.name) return;
  throw new DatabaseError("migration", {
    text: `Migration ${name} is missing in ${file}, although the later ${last.name} was applied.`,
    remedy: "Restore a backup from before, and start the program on it.",
  });
}
