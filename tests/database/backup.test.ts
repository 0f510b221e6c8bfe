import { readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { backupTo } from "#lib/database/backup.ts";
import { openDatabase } from "#lib/database/open.ts";
import { temporaryDatabase } from "#tests/support/temporary-database.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const project = { key: "nova", server: "opendev", slotCount: 10 };

test("a backup made during a transaction holds what was committed before, and can be opened", async () => {
  await using database = await temporaryDatabase();
  await using folder = await temporaryFolder();
  const target = join(folder.path, "copy.db");
  await database.prisma.project.create({ data: project });

  await database.transaction(async (tx) => {
    await tx.project.update({ where: { key: "nova" }, data: { slotCount: 99 } });
    await backupTo(database.file, target);
  });

  const copy = await openDatabase({ file: target });
  expect(await copy.prisma.project.findMany()).toMatchObject([project]);
  await copy.close();
});

test("a backup replaces no file and leaves no rest when it fails", async () => {
  await using database = await temporaryDatabase();
  await using folder = await temporaryFolder();
  const taken = join(folder.path, "taken.db");
  await writeFile(taken, "mine");

  await expect(backupTo(database.file, taken)).rejects.toThrow(
    `${taken} exists already; a backup replaces no file.`,
  );
  const nowhere = join(folder.path, "nowhere", "copy.db");
  await expect(backupTo(database.file, nowhere)).rejects.toMatchObject({
    fault: "unreachable",
    message: `The database ${nowhere} cannot be opened.`,
  });
  const missing = join(dirname(taken), "missing.db");
  await expect(backupTo(missing, join(folder.path, "copy.db"))).rejects.toThrow(
    `The database ${missing} cannot be opened.`,
  );
  expect(await readdir(folder.path)).toEqual(["taken.db"]);
});
