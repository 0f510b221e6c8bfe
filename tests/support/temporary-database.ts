import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { migrate } from "#lib/database/migrate.ts";
import { type Database, openDatabase } from "#lib/database/open.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** The migrations of the product. */
export const migrations = fileURLToPath(new URL("../../prisma/migrations/sqlite", import.meta.url));

let template: Promise<Buffer> | null = null;

/** A migrated, empty database of its own for one test: `await using database = await temporaryDatabase()`. */
export async function temporaryDatabase(): Promise<Database & AsyncDisposable> {
  const folder = await temporaryFolder();
  const file = join(folder.path, "slots.db");
  template ??= migratedFile();
  await writeFile(file, await template);
  const database = await openDatabase({ file });
  return {
    ...database,
    [Symbol.asyncDispose]: async () => {
      await database.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function migratedFile(): Promise<Buffer> {
  await using folder = await temporaryFolder();
  const file = join(folder.path, "template.db");
  await migrate({ file, migrations });
  return await readFile(file);
}
