import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ask, edit, migrationWorkshop } from "#tests/support/migration-workshop.ts";

const folder = "prisma/migrations/sqlite";

test("the order of an earlier state is kept when ranks become places", async () => {
  await using shop = await migrationWorkshop();
  const all = (await readdir(folder)).sort();
  const read = (name: string) => readFile(join(folder, name, "migration.sql"), "utf8");
  for (const name of all.filter((one) => one < "0009")) await shop.add(name, await read(name));
  await shop.migrate();
  const row = (project: string, key: string, rank: number) =>
    `('${project}', '${key}', '${key.toUpperCase()}', 'Title of ${key}', 'feature', ${rank}, '2014-06-02')`;
  edit(
    shop.file,
    `INSERT INTO "Blueprint" ("project", "key", "name", "title", "kind", "rank", "addedAt")
     VALUES ${[row("nova", "b", 2), row("nova", "a", 3), row("glance", "d", 1), row("nova", "c", 1)]}`,
  );

  for (const name of all.filter((one) => one >= "0009")) await shop.add(name, await read(name));
  await shop.migrate();

  const order = (project: string) =>
    ask(
      shop.file,
      `SELECT "name" FROM "Blueprint" WHERE "project" = '${project}' ORDER BY "place"`,
    );
  expect(order("nova")).toEqual(["C", "B", "A"]);
  expect(order("glance")).toEqual(["D"]);
  expect(ask(shop.file, `SELECT "title" FROM "Blueprint" WHERE "key" = 'a'`)).toEqual([
    "Title of a",
  ]);
});
