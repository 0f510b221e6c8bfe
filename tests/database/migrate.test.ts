import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { ask, migrationWorkshop, startProcess, tables } from "#tests/support/migration-workshop.ts";

test("a new database gets all migrations without a backup, and the next start has nothing to do", async () => {
  await using shop = await migrationWorkshop();
  await shop.add("0001_start", "CREATE TABLE a (x)");
  await shop.add("0002_more", "CREATE TABLE b (x)");

  const first = await shop.migrate();
  const second = await shop.migrate();

  expect(first.applied).toEqual(["0001_start", "0002_more"]);
  expect(second).toEqual({ applied: [], backup: null });
  expect(tables(shop.file)).toEqual(["a", "b"]);
});

test("a database that holds something is copied before it is migrated, and no copy is replaced", async () => {
  await using shop = await migrationWorkshop();
  await shop.add("0001_start", "CREATE TABLE a (x); INSERT INTO a VALUES ('precious')");
  await shop.migrate();
  await shop.add("0002_drop", "DROP TABLE a");
  await writeFile(`${shop.file}.before-0002`, "an older copy");

  const { applied, backup } = await shop.migrate();

  expect(applied).toEqual(["0002_drop"]);
  expect(backup).toBe(`${shop.file}.before-0002.2`);
  expect(ask(`${shop.file}.before-0002.2`, "SELECT x FROM a")).toEqual(["precious"]);
  expect(await readFile(`${shop.file}.before-0002`, "utf8")).toBe("an older copy");
  expect(tables(shop.file)).toEqual([]);
});

test("a migration that fails is undone as a whole, says so, and can be put right", async () => {
  await using shop = await migrationWorkshop();
  await shop.add("0001_start", "CREATE TABLE a (x)");
  await shop.add("0002_bad", "CREATE TABLE b (x); INSERT INTO nowhere VALUES (1)");

  await expect(shop.migrate()).rejects.toMatchObject({
    fault: "migration",
    message: `Migration 0002_bad failed on ${shop.file} and was undone: no such table: nowhere.`,
    remedy: "The database is as it was before. Start the earlier version, and report this.",
  });

  expect(tables(shop.file)).toEqual(["a"]);
  await shop.add("0002_bad", "CREATE TABLE b (x)");
  expect((await shop.migrate()).applied).toEqual(["0002_bad"]);
});

test("a migration that ends its own transaction is called half applied", async () => {
  await using shop = await migrationWorkshop();
  await shop.add("0001_start", "CREATE TABLE a (x); COMMIT; CREATE TABLE b (x)");

  await expect(shop.migrate()).rejects.toThrow(
    /^Migration 0001_start failed on .* and is half applied/,
  );
});

test("three processes that start at once apply each migration once", async () => {
  await using shop = await migrationWorkshop();
  await shop.add("0001_start", "CREATE TABLE a (x)");
  await shop.migrate();
  await shop.add("0002_more", "CREATE TABLE b (x); INSERT INTO b VALUES (1)");
  await shop.add("0003_most", "CREATE TABLE c (x); INSERT INTO c VALUES (1)");

  const start = () => startProcess(shop.file, shop.migrations);
  const ended = await Promise.all([start(), start(), start()]);

  const applied = ended.flatMap((process) => process.applied);
  expect(applied.sort()).toEqual(["0002_more", "0003_most"]);
  expect(ask(shop.file, "SELECT x FROM b UNION ALL SELECT x FROM c")).toEqual([1, 1]);
}, 15_000);
