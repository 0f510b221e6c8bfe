import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import Driver from "better-sqlite3";
import { migrate } from "#lib/database/migrate.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const run = promisify(execFile);
const starter = fileURLToPath(new URL("starting-process.ts", import.meta.url));

/** A folder with a database to be and migrations of our own making. */
export async function migrationWorkshop() {
  const folder = await temporaryFolder();
  const migrations = join(folder.path, "migrations");
  const file = join(folder.path, "data", "slots.db");
  await mkdir(migrations);
  return {
    ...folder,
    file,
    migrations,
    migrate: () => migrate({ file, migrations }),
    add: async (name: string, sql: string) => {
      await mkdir(join(migrations, name), { recursive: true });
      await writeFile(join(migrations, name, "migration.sql"), sql);
    },
    remove: (name: string) => rm(join(migrations, name), { recursive: true }),
  };
}

/** Changes a database past everything of ours. */
export function edit(file: string, sql: string): void {
  const driver = new Driver(file);
  driver.exec(sql);
  driver.close();
}

/** What a query answers, read past everything of ours. */
export function ask(file: string, sql: string): unknown[] {
  const driver = new Driver(file);
  try {
    return driver.prepare(sql).pluck().all();
  } finally {
    driver.close();
  }
}

/** The tables of a database, those of the ledger and of SQLite left out. */
export function tables(file: string): unknown[] {
  return ask(
    file,
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_prisma*'",
  );
}

/** What a process of its own answers that brings the database up to date. */
export async function startProcess(...words: string[]) {
  const { stdout } = await run(process.execPath, ["--import", "tsx", starter, ...words]);
  return JSON.parse(stdout);
}
