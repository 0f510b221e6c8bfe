import { expect, test } from "vitest";
import type { Store } from "#lib/database/store.ts";
import { temporaryStore } from "#tests/support/temporary-store.ts";

const at = new Date("2014-07-14T12:00:00Z");
const until = new Date("2014-07-14T12:01:00Z");
const decided = { project: "nova", at, who: "a core", kind: "rank", code: "moved" } as const;
const row = { ...decided, change: null, blueprint: null, reason: null, text: "Moved", facts: {} };

/** What a transaction does to the two numbers that views go by. */
async function versionsAround(work: (store: Store) => Promise<unknown>) {
  await using state = await temporaryStore();
  await state.transaction(async (store) => {
    await store.projects.create("nova", "opendev", 10);
    await store.servers.save("opendev", { bot: 7, lastReadAt: at });
  });
  const before = await state.version();
  await state.transaction(work);
  const after = await state.version();
  return {
    isCommit: before.commits !== after.commits,
    isNews: before.revision !== after.revision,
    isStill: (await state.version()).revision === after.revision,
  };
}

test("a decision is news", async () => {
  const versions = await versionsAround((store) => store.history.add([row]));

  expect(versions).toEqual({ isCommit: true, isNews: true, isStill: true });
});

test("signs of life are committed and no news", async () => {
  const versions = await versionsAround(async (store) => {
    await store.leases.take("server:opendev", "a pass", at, until);
    await store.servers.save("opendev", { lastReadAt: until, cursor: until, failures: 0 });
    await store.problems.solve("nova", ["nothing"]);
    await store.changes.missed("opendev", [1, 2], 0);
  });

  expect(versions).toEqual({ isCommit: true, isNews: false, isStill: true });
});

test("which account is the bot is news, for it decides what a hold is", async () => {
  const versions = await versionsAround((store) => store.servers.save("opendev", { bot: 8 }));

  expect(versions).toMatchObject({ isNews: true });
});

test("what is undone is no news", async () => {
  await using state = await temporaryStore();
  const before = await state.version();

  const undone = state.transaction(async (store) => {
    await store.history.add([row]);
    throw new Error("no");
  });
  await expect(undone).rejects.toThrow("no");

  expect(await state.version()).toEqual(before);
});

test("a write outside of a transaction is news too", async () => {
  await using state = await temporaryStore();
  const before = await state.version();

  await state.store.projects.create("nova", "opendev", 10);

  expect((await state.version()).revision).not.toBe(before.revision);
});
