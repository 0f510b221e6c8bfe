import { expect, test } from "vitest";
import { temporaryStore } from "#tests/support/temporary-store.ts";
import { day, intent, vote } from "./examples.ts";

test("a hold is kept by change and server, and removed", async () => {
  await using state = await temporaryStore();
  const restored = { ...vote, patchSet: 2, restoredOn: 2, since: day(3, 1) };

  await state.transaction(async ({ holds }) => {
    await holds.save("opendev", 2, vote);
    await holds.save("opendev", 1, vote);
    await holds.save("opendev", 1, restored);
    await holds.save("elsewhere", 1, { ...vote, form: "comment" });
    await holds.remove("opendev", [2, 3]);
  });

  expect(await state.store.holds.all("opendev")).toEqual(new Map([[1, restored]]));
  expect(await state.store.holds.all("elsewhere")).toEqual(
    new Map([[1, { ...vote, form: "comment" }]]),
  );
});

test("thousands of holds are removed at once", async () => {
  await using state = await temporaryStore();
  await state.transaction(({ holds }) => holds.save("opendev", 40_000, vote));
  const numbers = Array.from({ length: 40_000 }, (_, index) => index + 1);

  await state.transaction(({ holds }) => holds.remove("opendev", numbers));

  expect(await state.store.holds.all("opendev")).toEqual(new Map());
});

test("a change has one intent: a newer one replaces it, a failure is counted, sending removes it", async () => {
  await using state = await temporaryStore();
  const hold = intent(1, {
    kind: "message",
    words: "begin",
    text: "🎰 Waiting for a review slot",
    state: "cells#0",
    blueprint: "cells",
    isFull: true,
    at: day(4, 500),
  });

  await state.transaction(async ({ intents }) => {
    await intents.add([intent(2), intent(1)]);
    await intents.add([hold]);
    await intents.add([]);
    await intents.failed("opendev", 2, "503");
    await intents.failed("opendev", 2, "504");
  });

  expect(await state.store.intents.all("nova")).toEqual([
    hold,
    intent(2, { attempts: 2, failure: "504" }),
  ]);
  expect(await state.store.intents.all("neutron")).toEqual([]);

  await state.transaction(({ intents }) => intents.remove("opendev", 1));
  expect(await state.store.intents.all("nova")).toMatchObject([{ change: 2 }]);
});

test("the latest answer to a pair counts, and what was sent is counted from an instant on", async () => {
  await using state = await temporaryStore();
  const pair = (change: number, verdict = "waiting") => ({ change, verdict });

  await state.transaction(async ({ approvals }) => {
    await approvals.answer("nova", [pair(1), pair(2), pair(3)], false, "ann", day(1));
    await approvals.answer("nova", [pair(1), pair(1, "unlinked")], true, "jay", day(2));
    await approvals.sent("nova", pair(1), day(3));
    await approvals.sent("nova", pair(2), day(4));
    await approvals.sent("nova", pair(3), day(4, 1));
    await approvals.sent("neutron", pair(4), day(5));
  });

  expect(await state.store.approvals.read("nova", day(4))).toEqual({
    approved: new Set(["1 waiting", "1 unlinked"]),
    keptBack: new Set(["2 waiting", "3 waiting"]),
    sent: [pair(2), pair(3)],
  });
});

test("a start that is taken back forgets answers, counts and kept plans of that project alone", async () => {
  await using state = await temporaryStore();
  const pairs = [{ change: 1, verdict: "waiting" }];
  await state.transaction(async ({ approvals, plans }) => {
    for (const project of ["nova", "neutron"]) {
      await approvals.answer(project, pairs, true, "ann", day(1));
      await approvals.sent(project, { change: 1, verdict: "waiting" }, day(2));
      await plans.keep(project, { id: "p1", at: day(1), pairs }, day(1));
    }
  });

  await state.transaction(({ approvals }) => approvals.clear("nova"));

  expect(await state.store.approvals.read("nova", day(1))).toEqual({
    approved: new Set(),
    keptBack: new Set(),
    sent: [],
  });
  expect(await state.store.plans.get("nova", "p1")).toBeNull();
  expect(await state.store.plans.newest("nova")).toBeNull();
  expect(await state.store.plans.newest("neutron")).toEqual({ id: "p1", at: day(1), pairs });
  expect((await state.store.approvals.read("neutron", day(1))).sent).toEqual(pairs);
  expect(await state.store.plans.get("neutron", "p1")).toEqual({ id: "p1", at: day(1), pairs });
});

test("a plan is kept until it is too old; shown again it is young again", async () => {
  await using state = await temporaryStore();
  const plan = (id: string, on: number) => ({ id, at: day(on), pairs: [] });

  await state.transaction(async ({ plans }) => {
    await plans.keep("nova", plan("old", 1), day(0));
    await plans.keep("nova", plan("again", 1), day(0));
    await plans.keep("nova", plan("limit", 3), day(0));
    await plans.keep("nova", plan("again", 10), day(3));
  });

  expect(await state.store.plans.get("nova", "old")).toBeNull();
  expect(await state.store.plans.get("nova", "limit")).toEqual(plan("limit", 3));
  expect(await state.store.plans.get("nova", "again")).toEqual(plan("again", 10));
});
