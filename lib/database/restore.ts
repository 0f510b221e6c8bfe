import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname } from "node:path";
import Driver from "better-sqlite3";
import { checkIntegrity, sync } from "./backup.ts";
import { DatabaseError, explained } from "./database-error.ts";
import { hasLedger, isEmpty, pendingMigrations } from "./ledger.ts";
import { readMigrations } from "./migration-folder.ts";

/** A backup that was copied beside the database and found good. */
export type Staged = {
  readonly part: string;
  /** Puts the copy in the database's place; gives the name of the one that was there, null for none. */
  swap(): string | null;
  /** Leaves everything as it was. */
  discard(): void;
};

/**
 * Copies a backup beside the database `file` and checks the copy: whole, ours, and of no newer version than the
 * folder `migrations`. The backup itself is only read.
 *
 * @throws DatabaseError if it is missing, damaged, empty, of a newer version, or can't be copied
 */
export function stageBackup(backup: string, file: string, migrations: string, at: Date): Staged {
  const part = `${file}.restoring-${process.pid}`;
  const discard = () => removeWithRest(part);
  refuseNoFile(backup);
  refuseItself(backup, file);
  try {
    mkdirSync(dirname(file), { recursive: true });
    discard();
    copyWithRest(backup, part);
  } catch (error) {
    discard();
    throw explained(error, file);
  }
  try {
    check(part, backup, migrations);
  } catch (error) {
    discard();
    throw noBackup(explained(error, backup));
  }
  return { part, discard, swap: () => swap(part, file, at) };
}

const nameAnother = "Name a file that slots backup has made.";

function refuseNoFile(backup: string): void {
  const text = whyUnreadable(backup);
  if (text === null) return;
  throw new DatabaseError("unreachable", { text: `${backup} ${text}.`, remedy: nameAnother });
}

function whyUnreadable(backup: string): string | null {
  if (!existsSync(backup)) return "does not exist";
  if (!statSync(backup).isFile()) return "is no file";
  try {
    accessSync(backup, constants.R_OK);
    return null;
  } catch {
    return "can't be read by this account";
  }
}

/** What is said of the state when it is wrecked helps nobody whose backup is no good. */
function noBackup(error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error;
  if (error.fault !== "not-a-database" && error.fault !== "damaged") return error;
  const remedy = error.fault === "damaged" ? "Use an older backup." : nameAnother;
  return new DatabaseError(error.fault, { text: error.message, remedy }, error);
}

function refuseItself(backup: string, file: string): void {
  if (!existsSync(file)) return;
  if (realpathSync(backup) !== realpathSync(file)) return;
  throw new DatabaseError("refused", {
    text: `${backup} is the state itself.`,
    remedy: nameAnother,
  });
}

/** What SQLite keeps beside a database that is in use, or was when it was killed. */
const rests = ["-wal", "-shm"] as const;

function copyWithRest(from: string, to: string): void {
  copyFileSync(from, to);
  chmodSync(to, 0o600);
  // The other file is made anew from this one.
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
}

function removeWithRest(file: string): void {
  for (const rest of ["", ...rests, "-journal"]) rmSync(`${file}${rest}`, { force: true });
}

function check(part: string, backup: string, migrations: string): void {
  checkIntegrity(part, backup);
  const db = new Driver(part, { timeout: 0, fileMustExist: true });
  try {
    if (!hasLedger(db)) {
      const text = isEmpty(db) ? "holds nothing" : "is a database of another program";
      throw new DatabaseError("refused", { text: `${backup} ${text}.`, remedy: nameAnother });
    }
    pendingMigrations(db, readMigrations(migrations), backup);
  } finally {
    db.close();
  }
}

/** Everything that may fail comes before the first change of what is there. */
function swap(part: string, file: string, at: Date): string | null {
  try {
    makeOneFile(part);
    giveToOwnerOf(part, existsSync(file) ? file : dirname(file));
    sync(part);
    const aside = existsSync(file) ? setAside(file, at) : null;
    for (const rest of rests) rmSync(`${file}${rest}`, { force: true });
    renameSync(part, file);
    sync(dirname(file));
    return aside;
  } catch (error) {
    throw explained(error, file);
  }
}

/** Nothing of the copy may be in a file beside it when it is renamed. */
function makeOneFile(part: string): void {
  const db = new Driver(part, { timeout: 0, fileMustExist: true });
  try {
    db.pragma("journal_mode = DELETE");
  } finally {
    db.close();
  }
}

/** A restore by root must not take the state from the account that the service runs as. */
function giveToOwnerOf(part: string, model: string): void {
  const { uid, gid } = statSync(model);
  if (process.getuid?.() === 0) chownSync(part, uid, gid);
}

/** Keeps the database under another name, whole or wrecked. The file itself stays in its place until it is replaced. */
function setAside(file: string, at: Date): string {
  const stamp = at.toISOString().slice(0, 19).replaceAll(":", "");
  let aside = `${file}.replaced-${stamp}Z`;
  for (let turn = 2; existsSync(aside); turn++) aside = `${file}.replaced-${stamp}Z.${turn}`;
  settle(file);
  for (const rest of rests) {
    if (existsSync(`${file}${rest}`)) copyFileSync(`${file}${rest}`, `${aside}${rest}`);
  }
  try {
    linkSync(file, aside);
  } catch {
    // Not every file system has links.
    copyFileSync(file, aside);
  }
  return aside;
}

/** Brings what was written last into the file itself; one that is wrecked is kept as it is. */
function settle(file: string): void {
  try {
    const db = new Driver(file, { timeout: 0, fileMustExist: true });
    try {
      db.pragma("wal_checkpoint(TRUNCATE)");
    } finally {
      db.close();
    }
  } catch {
    // It is kept with the files beside it.
  }
}
