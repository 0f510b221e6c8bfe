import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import Driver from "better-sqlite3";
import { expect, test } from "vitest";
import { openDatabase } from "#lib/database/open.ts";
import { temporaryDatabase } from "#tests/support/temporary-database.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const project = { key: "nova", server: "opendev", slotCount: 10 };

test("a transaction that fails leaves nothing behind, and the next one works", async () => {
  await using database = await temporaryDatabase();

  const failing = database.transaction(async (tx) => {
    await tx.project.create({ data: project });
    throw new Error("changed my mind");
  });

  await expect(failing).rejects.toThrow("changed my mind");
  expect(await database.prisma.project.count()).toBe(0);
  await database.transaction((tx) => tx.project.create({ data: project }));
  expect(await database.prisma.project.count()).toBe(1);
});

test("a statement from elsewhere is no part of the open transaction", async () => {
  await using database = await temporaryDatabase();
  const { prisma } = database;
  await prisma.project.create({ data: project });
  let elsewhere: Promise<unknown> = Promise.resolve();

  const failing = database.transaction(async (tx) => {
    await tx.project.updateMany({ data: { slotCount: 1 } });
    expect(await prisma.project.findMany()).toMatchObject([{ slotCount: 10 }]);
    elsewhere = prisma.lease.create({
      data: { name: "pass", holder: "me", token: 1, since: new Date(0), until: new Date(0) },
    });
    throw new Error("undone");
  });

  await expect(failing).rejects.toThrow("undone");
  await elsewhere;
  expect(await prisma.lease.count()).toBe(1);
  expect(await prisma.project.findMany()).toMatchObject([{ slotCount: 10 }]);
});

test("many transactions of one process wait for their turn without losing one", async () => {
  await using database = await temporaryDatabase();
  await database.prisma.project.create({ data: { ...project, slotCount: 0 } });

  const increments = Array.from({ length: 100 }, () =>
    database.transaction(async (tx) => {
      const { slotCount } = await tx.project.findUniqueOrThrow({ where: { key: "nova" } });
      await tx.project.update({ where: { key: "nova" }, data: { slotCount: slotCount + 1 } });
    }),
  );
  await Promise.all(increments);

  expect(await database.prisma.project.findMany()).toMatchObject([{ slotCount: 100 }]);
});

test("a write waits for another program's lock and then succeeds", async () => {
  await using database = await temporaryDatabase();
  const other = new Driver(database.file);
  other.exec("BEGIN EXCLUSIVE");

  const written = database.prisma.project.create({ data: project });
  const transacted = database.transaction((tx) => tx.project.count());
  setTimeout(() => other.exec("COMMIT"), 100);

  await expect(written).resolves.toMatchObject(project);
  await expect(transacted).resolves.toBeTypeOf("number");
  other.close();
});

test("a missing file and one that is no database are refused with the remedy", async () => {
  await using folder = await temporaryFolder();
  const text = join(folder.path, "notes.txt");
  await writeFile(text, "dear diary, ".repeat(100));
  const missing = join(folder.path, "missing.db");

  await expect(openDatabase({ file: missing })).rejects.toMatchObject({
    fault: "unreachable",
    message: `The database ${missing} cannot be opened.`,
  });
  await expect(openDatabase({ file: text })).rejects.toMatchObject({
    name: "DatabaseError",
    fault: "not-a-database",
    message: `${text} is not a database.`,
    remedy: "Stop the service, check the disk, and restore the last backup: slots restore FILE.",
    retryable: false,
  });
});

test("a full disk spoils the whole transaction, with a sentence, and nothing of it stays", async () => {
  await using database = await temporaryDatabase();
  const reason = "x".repeat(100_000);
  const policy = (version: number) => ({
    data: { project: "nova", version, values: "{}", at: new Date(0), who: "ann", why: reason },
  });

  const failing = database.transaction(async (tx) => {
    await tx.$queryRawUnsafe("PRAGMA max_page_count = 60");
    await tx.policy.create(policy(1));
    await tx.policy.create(policy(2)).catch(() => undefined);
    await tx.policy.create({ data: { ...policy(3).data, why: "short" } });
  });

  await expect(failing).rejects.toMatchObject({
    fault: "disk-full",
    message: `The disk that holds ${database.file} is full.`,
    retryable: true,
  });
  expect(await database.prisma.policy.count()).toBe(0);
});
