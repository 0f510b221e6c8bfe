import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore } from "#lib/database/database.ts";
import { openDatabase } from "#lib/database/open.ts";
import type { NewHistory } from "#lib/database/store.ts";
import type { Account } from "#lib/domain/change.ts";
import { defaultPolicy, type Policy } from "#lib/domain/policy.ts";
import { migrations, temporaryDatabase } from "#tests/support/temporary-database.ts";
import { temporaryStore } from "#tests/support/temporary-store.ts";
import { blueprint, day, seen } from "./examples.ts";

test("what fails in a transaction leaves nothing, and a backup can be opened", async () => {
  await using state = await temporaryStore();
  const failing = state.transaction(async ({ servers }) => {
    await servers.save("opendev", { failures: 1 });
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");
  await state.transaction(({ servers }) => servers.save("opendev", { bot: 7 }));
  const copy = join(state.folder, "copy.db");

  await state.backup(copy);

  const restored = await openStore({ file: copy, migrations });
  expect(await restored.store.servers.get("opendev")).toMatchObject({ bot: 7, failures: 0 });
  await restored.close();
});

test("a server that was never read says so, and each saved part stays until it is saved again", async () => {
  await using state = await temporaryStore();
  const never = await state.store.servers.get("opendev");
  const failure = { failures: 2, failureText: "503", failedSince: day(2, 1) };

  await state.transaction(async ({ servers }) => {
    await servers.save("opendev", { bot: 9, cursor: day(1), lastReadAt: day(1, 999) });
    await servers.save("opendev", failure);
  });

  expect(never).toEqual({
    bot: null,
    cursor: null,
    lastReadAt: null,
    failures: 0,
    failureText: null,
    failedSince: null,
  });
  expect(await state.store.servers.get("opendev")).toEqual({
    bot: 9,
    cursor: day(1),
    lastReadAt: day(1, 999),
    ...failure,
  });
});

test("accounts are added and corrected", async () => {
  await using state = await temporaryStore();
  const ann: Account = { id: 1, username: "ann", name: "Ann 🎰", isService: false };
  const zuul: Account = { id: 2, username: null, name: null, isService: true };

  await state.transaction(async ({ accounts }) => {
    await accounts.save("opendev", [{ ...ann, name: null }, zuul]);
    await accounts.save("opendev", [ann]);
    await accounts.save("elsewhere", [{ ...ann, id: 3 }]);
  });

  expect(await state.store.accounts.all("opendev")).toEqual(
    new Map([
      [1, ann],
      [2, zuul],
    ]),
  );
});

test("a project keeps its clocks and switches", async () => {
  await using state = await temporaryStore();
  const clocks = { startedAt: day(1), pausedAt: day(2), firstReadAt: day(3), debtReadyAt: day(4) };
  const readRepositories = ["openstack/nova", "openstack/python-novaclient"];
  const reads = {
    lastFullReadAt: day(5),
    readRepositories,
    lastWriteAt: day(6),
    onlyApproved: true,
    pauses: [{ from: day(1), until: day(2, 5) }],
  };

  await state.transaction(async ({ projects }) => {
    await projects.create("nova", "opendev", 10);
    await projects.create("neutron", "opendev", 3);
    await projects.save("nova", { ...clocks, ...reads, slotCount: 12 });
    await projects.save("nova", { pausedAt: null });
  });

  const nova = { server: "opendev", ...clocks, ...reads, pausedAt: null, orderVersion: 0 };
  expect(await state.store.projects.get("nova")).toEqual(nova);
  expect([...(await state.store.projects.all()).keys()]).toEqual(["neutron", "nova"]);
  expect((await state.store.projects.all()).get("nova")).toEqual(nova);
  expect(await state.store.projects.get("glance")).toBeNull();
});

test("policies come back by version; a setting of another release is left out, a missing one has its default", async () => {
  await using state = await temporaryStore();
  const values: Policy = { ...defaultPolicy, "slots.count": 3, "ready.checks": [] };
  const first = { version: 1, values, at: day(1), who: "file", why: "the first" };
  const { "brake.newHolds": _, ...older } = { ...values, "slots.colour": "green" };
  await state.transaction(async ({ policies }) => {
    await policies.add("nova", first);
    await policies.add("nova", { ...first, version: 2, values: older as unknown as Policy });
  });

  expect(await state.store.policies.all("nova")).toEqual([first, { ...first, version: 2 }]);
  expect((await state.store.policies.newest("nova"))?.version).toBe(2);
  expect(await state.store.policies.newest("neutron")).toBeNull();
});

test("a problem is new once, keeps its beginning, and is solved", async () => {
  await using state = await temporaryStore();
  const forbidden = { key: "403", text: "May not vote.", since: day(1) };

  const answers = await state.transaction(async ({ problems }) => [
    await problems.report("nova", forbidden),
    await problems.report("nova", { ...forbidden, text: "May still not vote.", since: day(2) }),
    await problems.report("nova", { key: "ci", text: "No CI.", since: day(3) }),
  ]);

  expect(answers).toEqual([true, false, true]);
  expect(await state.store.problems.all("nova")).toEqual([
    { key: "403", text: "May still not vote.", since: day(1) },
    { key: "ci", text: "No CI.", since: day(3) },
  ]);
  await state.transaction(({ problems }) => problems.solve("nova", ["403", "other"]));
  expect(await state.store.problems.all("nova")).toMatchObject([{ key: "ci" }]);
});

const decision = (other: Partial<NewHistory> = {}): NewHistory => ({
  project: "nova",
  at: day(1),
  who: "bot",
  kind: "hold",
  code: "waiting",
  change: 1,
  blueprint: "cells",
  reason: null,
  text: "Held: 🎰 waits for a slot.",
  facts: { policy: 1, changes: [{ number: 1, topic: null }] },
  ...other,
});

test("history keeps the order and the facts, and is read from the newest on", async () => {
  await using state = await temporaryStore();
  const lift = decision({ kind: "lift", change: 2, at: day(2, 5), reason: "it's \u202Eurgent" });
  const rank = decision({
    ...{ kind: "rank", change: null, blueprint: "objects", facts: null },
    undoes: 1,
  });

  await state.transaction(async ({ history }) => {
    await history.add([decision(), lift, rank]);
    await history.add([]);
    await history.add([decision({ project: "neutron" })]);
  });

  const { history } = state.store;
  const entries = await history.list("nova", { limit: 10 });
  expect(entries).toEqual([
    { seq: 3, ...rank },
    { seq: 2, ...lift, undoes: null },
    { seq: 1, ...decision(), undoes: null },
  ]);
  expect(await history.list("nova", { limit: 1, before: 3 })).toEqual([entries[1]]);
  expect(await history.list("nova", { limit: 9, change: 1 })).toEqual([entries[2]]);
  expect(await history.list("nova", { limit: 9, blueprint: "objects" })).toEqual([entries[0]]);
});

test("the database refuses to change or delete what was decided", async () => {
  await using database = await temporaryDatabase();
  const { prisma } = database;
  await prisma.history.create({ data: { ...decision(), facts: "{}" } });

  const refused = { fault: "refused", message: "history is append-only" };
  await expect(prisma.history.updateMany({ data: { who: "me" } })).rejects.toMatchObject(refused);
  await expect(prisma.history.deleteMany()).rejects.toMatchObject(refused);
});

test("a lease is one owner's until it ends or is given back, and every owner has a greater token", async () => {
  await using state = await temporaryStore();
  const take = (holder: string, from: number) =>
    state.transaction(({ leases }) => leases.take("pass", holder, day(from), day(from + 1)));
  const tick = { holder: "tick", token: 1, since: day(1) };

  expect(await take("tick", 1)).toEqual({ kind: "taken", lease: tick });
  const early = await state.transaction(({ leases }) =>
    leases.take("pass", "service", day(1, 1), day(3)),
  );
  expect(early).toEqual({ kind: "busy", lease: tick, until: day(2) });

  const expired = await take("service", 2);
  expect(expired).toMatchObject({ kind: "taken", lease: { holder: "service", token: 2 } });
  const renewals = await state.transaction(async ({ leases }) => [
    await leases.renew("pass", 1, day(20)),
    await leases.renew("pass", 2, day(10)),
  ]);
  expect(renewals).toEqual([false, true]);
  expect(await take("tick", 9)).toMatchObject({ kind: "busy", until: day(10) });

  await state.transaction(({ leases }) => leases.release("pass", 1));
  expect(await take("service", 9)).toMatchObject({ kind: "busy" });
  await state.transaction(({ leases }) => leases.release("pass", 2));
  expect(await take("tick", 9)).toMatchObject({ kind: "taken", lease: { token: 3 } });
});

test("of many who reach for a lease at once, one gets it", async () => {
  await using state = await temporaryStore();

  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      state.transaction(({ leases }) => leases.take("pass", `process ${index}`, day(1), day(2))),
    ),
  );

  expect(answers.filter(({ kind }) => kind === "taken")).toHaveLength(1);
});

test("dates written in bulk and one by one are one format, which compares as the instants do", async () => {
  await using state = await temporaryStore();
  await state.transaction(async (store) => {
    await store.projects.create("nova", "opendev", 1);
    await store.changes.save("opendev", [seen(1, { updatedAt: day(2, 1) })]);
    await store.blueprints.add("nova", [blueprint("cells", { approvedAt: day(2, 1) })], day(2, 1));
    await store.projects.save("nova", { startedAt: day(2, 1) });
  });
  const { prisma, close } = await openDatabase({ file: join(state.folder, "slots.db") });

  const texts = await prisma.$queryRaw`
    SELECT CAST("updatedAt" AS TEXT) AS text FROM "Change"
    UNION SELECT CAST("approvedAt" AS TEXT) FROM "Blueprint"
    UNION SELECT CAST("startedAt" AS TEXT) FROM "Project"`;
  const found = (from: Date) => prisma.change.count({ where: { updatedAt: { gte: from } } });

  expect(texts).toEqual([{ text: "2014-07-02T00:00:00.001+00:00" }]);
  expect(await found(day(2))).toBe(1);
  expect(await found(day(2, 1))).toBe(1);
  expect(await found(day(2, 2))).toBe(0);
  await close();
});
