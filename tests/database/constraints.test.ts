import { expect, test } from "vitest";
import type { Database } from "#lib/database/open.ts";
import { temporaryDatabase } from "#tests/support/temporary-database.ts";

const at = new Date("2014-07-14T00:00:00Z");

async function withSlots(slotCount: number): Promise<Database & AsyncDisposable> {
  const database = await temporaryDatabase();
  await database.prisma.project.create({ data: { key: "nova", server: "opendev", slotCount } });
  return database;
}

function enter({ prisma }: Database, blueprint: string, number: number) {
  const tenure = { project: "nova", blueprint, number, since: at, won: "rank" };
  return prisma.tenure.create({ data: tenure });
}

const refusal = (message: string) => ({ name: "DatabaseError", fault: "refused", message });

test("history takes new rows and refuses to change, remove or replace one", async () => {
  await using database = await withSlots(1);
  const { prisma } = database;
  const row = {
    project: "nova",
    at,
    who: "ann",
    kind: "pause",
    code: "pause",
    text: "Paused.",
    facts: "{}",
  };
  const { seq } = await prisma.history.create({ data: row });

  const change = prisma.history.updateMany({ data: { who: "bob" } });
  await expect(change).rejects.toMatchObject(refusal("history is append-only"));
  await expect(prisma.history.deleteMany()).rejects.toThrow("history is append-only");
  const replace = prisma.$executeRaw`INSERT OR REPLACE INTO "History"
    ("seq", "project", "at", "who", "kind", "code", "text", "facts")
    VALUES (${seq}, 'nova', ${at}, 'bob', 'pause', 'pause', 'Never.', '{}')`;
  await expect(replace).rejects.toThrow("history is append-only");

  expect(await prisma.history.findMany()).toMatchObject([row]);
});

test("a policy version is followed, never changed or removed", async () => {
  await using database = await withSlots(1);
  const { prisma } = database;
  const policy = { project: "nova", version: 1, values: "{}", at, who: "ann", why: "start" };
  await prisma.policy.create({ data: policy });

  const change = prisma.policy.updateMany({ data: { values: '{"slots.count":99}' } });
  await expect(change).rejects.toMatchObject(refusal("policy versions are append-only"));
  await expect(prisma.policy.deleteMany()).rejects.toThrow("policy versions are append-only");
  await expect(prisma.policy.create({ data: policy })).rejects.toThrow();

  await prisma.policy.create({ data: { ...policy, version: 2 } });
  expect(await prisma.policy.count()).toBe(2);
});

test("there are never more stays than slots, and a place that falls free can be taken", async () => {
  await using database = await withSlots(2);
  const first = await enter(database, "numa", 1);
  await enter(database, "objects", 2);

  await expect(enter(database, "cells", 1)).rejects.toMatchObject(refusal("no free slot"));

  await database.prisma.tenure.update({
    where: { id: first.id },
    data: { until: at, lost: "landed" },
  });
  await expect(enter(database, "cells", 1)).resolves.toMatchObject({ blueprint: "cells" });
});

test("two blueprints cannot have one number, and one blueprint cannot have two slots", async () => {
  await using database = await withSlots(3);
  await enter(database, "numa", 1);

  await expect(enter(database, "objects", 1)).rejects.toMatchObject({ code: "P2002" });
  await expect(enter(database, "numa", 2)).rejects.toMatchObject({ code: "P2002" });
});

test("a slot's number lies between one and the number of slots", async () => {
  await using database = await withSlots(2);

  await expect(enter(database, "numa", 0)).rejects.toThrow("no slot with this number");
  await expect(enter(database, "numa", 3)).rejects.toThrow("no slot with this number");
});

test("lowering the number of slots evicts nobody and lets nobody in", async () => {
  await using database = await withSlots(2);
  const { prisma } = database;
  const first = await enter(database, "numa", 1);
  await enter(database, "objects", 2);

  await prisma.project.update({ where: { key: "nova" }, data: { slotCount: 1 } });
  await prisma.tenure.update({ where: { id: first.id }, data: { until: at, lost: "landed" } });

  expect(await prisma.tenure.findMany({ where: { until: null } })).toHaveLength(1);
  await expect(enter(database, "cells", 1)).rejects.toThrow("no free slot");
});

test("a stay that ended cannot be resumed", async () => {
  await using database = await withSlots(1);
  const { id } = await enter(database, "numa", 1);
  await database.prisma.tenure.update({ where: { id }, data: { until: at, lost: "landed" } });

  const resume = database.prisma.tenure.update({ where: { id }, data: { until: null } });
  await expect(resume).rejects.toThrow("a tenure that ended stays ended");
});
