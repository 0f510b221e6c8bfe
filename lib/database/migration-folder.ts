import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseError } from "./database-error.ts";

/** One step of the schema, as it lies in its folder. */
export type Migration = {
  /** The folder's name, such as `0001_start`. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file in hexadecimal, as Prisma computes it. */
  readonly checksum: string;
};

/**
 * The migrations in `folder` in their order: `NNNN_name/migration.sql`, numbered from 0001 without a gap.
 *
 * @throws DatabaseError if the folder, a number or a file is missing, or a number is there twice
 */
export function readMigrations(folder: string): Migration[] {
  if (!existsSync(folder)) throw incomplete(`The folder of migrations ${folder} is missing.`);
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return names.map((name, index) => {
    const number = String(index + 1).padStart(4, "0");
    if (!name.startsWith(`${number}_`)) {
      throw incomplete(`Migration ${number} was expected in ${folder}, and ${name} was found.`);
    }
    return readMigration(folder, name);
  });
}

function readMigration(folder: string, name: string): Migration {
  const file = join(folder, name, "migration.sql");
  if (!existsSync(file)) throw incomplete(`The file of migration ${name} is missing: ${file}.`);
  const sql = readFileSync(file, "utf8");
  return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}

function incomplete(text: string): DatabaseError {
  return new DatabaseError("migration", { text, remedy: "Install the program again, complete." });
}
