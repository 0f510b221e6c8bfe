import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Driver from "better-sqlite3";
import { DatabaseError, explained } from "./database-error.ts";
import { untilFree } from "./patience.ts";

/**
 * Copies the database `file` to `target` as it is at one instant, while others read and write it. The copy is one
 * complete file that only this account may read; it appears under its name only when it was checked and is safely on
 * the disk.
 *
 * @throws DatabaseError if `target` exists already or cannot be written, or what was copied is damaged
 */
export async function backupTo(file: string, target: string): Promise<void> {
  if (existsSync(target)) {
    throw new DatabaseError("refused", {
      text: `${target} exists already; a backup replaces no file.`,
      remedy: "Choose another name.",
    });
  }
  const part = `${target}.part-${process.pid}`;
  try {
    await untilFree(() => copy(file, part));
    checkIntegrity(part, file);
    sync(part);
    renameSync(part, target);
    sync(dirname(target));
  } catch (error) {
    rmSync(part, { force: true });
    throw explained(error, isOfOriginal(error) || !existsSync(file) ? file : target);
  }
}

/** The copy is new and nobody else's: what is no database, damaged or locked is the original. */
const isOfOriginal = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  /^SQLITE_(NOTADB|CORRUPT|BUSY)/.test(String(error.code));

/** Makes the folder for copies, which only this account may read. */
export function makeBackupFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw explained(error, folder);
  }
}

function copy(file: string, part: string): void {
  rmSync(part, { force: true });
  const source = new Driver(file, { timeout: 0, fileMustExist: true });
  try {
    // SQLite fills an empty file, and leaves its rights as they are.
    closeSync(openSync(part, "wx", 0o600));
    source.prepare("VACUUM INTO ?").run(part);
  } finally {
    source.close();
  }
}

/**
 * Reads every page of a copy.
 *
 * @throws DatabaseError naming `original` if the copy is damaged
 */
export function checkIntegrity(copy: string, original: string): void {
  const db = new Driver(copy, { timeout: 0, fileMustExist: true });
  try {
    const [first] = db.pragma("integrity_check(1)") as { integrity_check: string }[];
    if (first?.integrity_check === "ok") return;
    throw new DatabaseError("damaged", {
      text: `The database ${original} is damaged: ${first?.integrity_check ?? "nothing is known"}.`,
      remedy: "Use an older backup; slots restore takes one while the service stands still.",
    });
  } finally {
    db.close();
  }
}

/** SQLite does not wait until such a copy is on the disk (https://sqlite.org/lang_vacuum.html). */
export function sync(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
