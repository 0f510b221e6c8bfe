import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Driver from "better-sqlite3";
import { DatabaseError, explained } from "./database-error.ts";
import { untilFree } from "./patience.ts";

/**
 * Copies the database `file` to `target` as it is at one instant, while others read and write it. The copy
 * is one complete file; it appears under its name only when it is safely on the disk.
 *
 * @throws DatabaseError if `target` exists already or cannot be written
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
    sync(part);
    renameSync(part, target);
    sync(dirname(target));
  } catch (error) {
    rmSync(part, { force: true });
    throw explained(error, existsSync(file) ? target : file);
  }
}

function copy(file: string, part: string): void {
  rmSync(part, { force: true });
  const source = new Driver(file, { timeout: 0, fileMustExist: true });
  try {
    source.prepare("VACUUM INTO ?").run(part);
  } finally {
    source.close();
  }
}

/** SQLite does not wait until such a copy is on the disk (https://sqlite.org/lang_vacuum.html). */
function sync(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
