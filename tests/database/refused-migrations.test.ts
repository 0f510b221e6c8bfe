import { existsSync } from "node:fs";
import { chmod, chown, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { migrate } from "#lib/database/migrate.ts";
import {
  edit,
  migrationWorkshop,
  startProcess,
  tables,
} from "#tests/support/migration-workshop.ts";

test("a migration that breaks a reference is refused", async () => {
  await using shop = await migrationWorkshop();
  await shop.add(
    "0001_start",
    "CREATE TABLE a (x PRIMARY KEY); CREATE TABLE b (x REFERENCES a); INSERT INTO b VALUES (1)",
  );

  await expect(shop.migrate()).rejects.toThrow("was undone: a row of b refers to nothing.");
});

test("an edited migration is refused", async () => {
  await using shop = await migrationWorkshop();
  await shop.add("0001_start", "CREATE TABLE a (x)");
  await shop.migrate();
  await shop.add("0001_start", "CREATE TABLE a (x, y)");

  await expect(shop.migrate()).rejects.toMatchObject({
    fault: "migration",
    message: `Migration 0001_start was edited after it had been applied to ${shop.file}.`,
    remedy: "Put its file back as it was released, and make the change in a new migration.",
  });
});

test("a database of a newer version is refused", async () => {
  await using shop = await migrationWorkshop();
  await shop.add("0001_start", "CREATE TABLE a (x)");
  await shop.add("0002_newer", "CREATE TABLE b (x)");
  await shop.migrate();
  await shop.remove("0002_newer");

  await expect(shop.migrate()).rejects.toThrow(
    "has migration 0002_newer, which this version of the program does not know.",
  );
});

test("a migration that never finished, or was left out, is refused", async () => {
  await using shop = await migrationWorkshop();
  await shop.add("0001_start", "CREATE TABLE a (x)");
  await shop.add("0002_more", "CREATE TABLE b (x)");
  await shop.migrate();

  edit(
    shop.file,
    `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '0002_more'`,
  );
  await expect(shop.migrate()).rejects.toMatchObject({
    message: `Migration 0002_more was begun on ${shop.file} and never finished.`,
    remedy: `Restore the newest copy ${shop.file}.before-*, or your last backup.`,
  });

  edit(shop.file, "UPDATE _prisma_migrations SET finished_at = 1");
  edit(shop.file, "DELETE FROM _prisma_migrations WHERE migration_name = '0001_start'");
  await expect(shop.migrate()).rejects.toThrow(
    `Migration 0001_start is missing in ${shop.file}, although the later 0002_more was applied.`,
  );
});

test("a gap in the numbers and a missing file are told before anything is touched", async () => {
  await using shop = await migrationWorkshop();
  await shop.add("0001_start", "CREATE TABLE a (x)");
  await shop.add("0003_late", "CREATE TABLE b (x)");

  await expect(shop.migrate()).rejects.toThrow("Migration 0002 was expected in");
  await shop.remove("0003_late");
  await mkdir(join(shop.migrations, "0002_empty"));
  await expect(shop.migrate()).rejects.toThrow("The file of migration 0002_empty is missing");

  expect(existsSync(shop.file)).toBe(false);
});

test("the database of another program is left alone", async () => {
  await using shop = await migrationWorkshop();
  await shop.add("0001_start", "CREATE TABLE a (x)");
  await mkdir(join(shop.file, ".."));
  edit(shop.file, "CREATE TABLE recipes (x)");

  await expect(shop.migrate()).rejects.toThrow("is a database of another program");
  expect(tables(shop.file)).toEqual(["recipes"]);
});

test("a folder that cannot be written and a path through a file are told with the remedy", async () => {
  await using shop = await migrationWorkshop();
  await shop.add("0001_start", "CREATE TABLE a (x)");
  const closed = join(shop.path, "closed");
  await mkdir(closed);
  await chmod(shop.path, 0o755);
  await chmod(closed, 0o555);
  await writeFile(join(shop.path, "note"), "a file");
  const inClosed = join(closed, "slots.db");
  const inNote = join(shop.path, "note", "slots.db");
  const { migrations } = shop;

  expect(await startProcess(inClosed, migrations, "ordinary")).toEqual({
    fault: "read-only",
    message: `The database ${inClosed} cannot be written.`,
    remedy: `Give this account the right to write the file and its folder ${closed}.`,
  });
  await expect(migrate({ file: inNote, migrations })).rejects.toMatchObject({
    fault: "unreachable",
    message: `The database ${inNote} cannot be opened.`,
  });
});

test("the state of another account is told with the account that may write it", async () => {
  await using shop = await migrationWorkshop();
  await shop.add("0001_start", "CREATE TABLE a (x)");
  await shop.migrate();
  const { file, migrations } = shop;
  const folder = join(file, "..");
  await chmod(shop.path, 0o755);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await chown(folder, 1, 1);
  await chmod(folder, isRoot ? 0o700 : 0o500);
  await chmod(file, 0o400);

  expect(await startProcess(file, migrations, "ordinary")).toMatchObject({
    fault: "read-only",
    // Only root can make a folder of another account.
    remedy: isRoot
      ? "It belongs to the account daemon: run slots as that account, with the service's environment."
      : `Give this account the right to write the file and its folder ${folder}.`,
  });
  await chmod(folder, 0o700);
});

test("a file that is no database is told and left as it is", async () => {
  await using shop = await migrationWorkshop();
  await shop.add("0001_start", "CREATE TABLE a (x)");
  await mkdir(join(shop.file, ".."));
  await writeFile(shop.file, "dear diary, ".repeat(100));

  await expect(shop.migrate()).rejects.toThrow(`${shop.file} is not a database.`);
  expect(await readFile(shop.file, "utf8")).toBe("dear diary, ".repeat(100));
});
