import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import Driver from "better-sqlite3";
import { expect, test } from "vitest";
import { migrations, temporaryDatabase } from "#tests/support/temporary-database.ts";

const author = fileURLToPath(new URL("../../scripts/author-migration.mjs", import.meta.url));
const run = promisify(execFile);

test("the migrations make exactly what the schema says", async () => {
  const check = run(process.execPath, ["--import", "tsx", author, "--check"]);
  const { stdout } = await check.catch((error: { stdout: string }) => error);

  expect(stdout).toBe("migrations and schema are the same\n");
}, 15_000);

test("every trigger of the migrations is still there at their end", async () => {
  await using database = await temporaryDatabase();
  const driver = new Driver(database.file);

  const present = driver.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck();
  const written = readdirSync(migrations)
    .map((name) => readFileSync(join(migrations, name, "migration.sql"), "utf8"))
    .flatMap((sql) => [...sql.matchAll(/CREATE TRIGGER "(\w+)"/g)].map(([, name]) => name));

  expect(written.length).toBeGreaterThan(0);
  expect(present.all().sort()).toEqual(written.sort());
  driver.close();
});
