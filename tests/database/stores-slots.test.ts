import fc from "fast-check";
import { expect, test } from "vitest";
import type { Store } from "#lib/database/store.ts";
import { temporaryStore } from "#tests/support/temporary-store.ts";
import { blueprint, day } from "./examples.ts";

/** Nova with two slots and these blueprints in this order. */
const filled = async ({ projects, blueprints }: Store, ...names: string[]) => {
  await projects.create("nova", "opendev", 2);
  await blueprints.add(
    "nova",
    names.map((name) => blueprint(name)),
    day(1),
  );
};

const entry = (name: string, number: number) => ({
  blueprint: name,
  number,
  since: day(5),
  won: "ranked",
});

test("new blueprints enter at the bottom in the order given, and come back as they were", async () => {
  await using state = await temporaryStore();
  const debt = blueprint("Objects-🎰", {
    kind: "debt",
    approvedAt: null,
    spec: "https://specs/objects",
    owner: "dan",
  });

  await state.transaction(async (store) => {
    await filled(store, "cells", "pci-sriov");
    await store.blueprints.add("nova", [debt, blueprint("late")], day(2));
    await store.blueprints.add("nova", [], day(2));
  });

  const all = await state.store.blueprints.all("nova");
  expect(all.map(({ name, rank }) => [name, rank])).toEqual([
    ["cells", 1],
    ["pci-sriov", 2],
    ["Objects-🎰", 3],
    ["late", 4],
  ]);
  expect(all[2]).toEqual({
    ...debt,
    rank: 3,
    state: "open",
    declaredAt: null,
    releasedAt: null,
    bumped: null,
    awayUntil: null,
  });
  expect((await state.store.projects.get("nova"))?.orderVersion).toBe(2);
});

test("a name that is known in other letters is not added a second time", async () => {
  await using state = await temporaryStore();
  await state.transaction((store) => filled(store, "cells"));

  const again = state.transaction(({ blueprints }) =>
    blueprints.add("nova", [blueprint("Cells")], day(2)),
  );

  await expect(again).rejects.toThrow();
  expect(await state.store.blueprints.all("nova")).toHaveLength(1);
});

test("what a person says of a blueprint is kept, and can be taken back", async () => {
  await using state = await temporaryStore();
  await state.transaction(async (store) => {
    await filled(store, "cells");
    await store.blueprints.update("nova", "cells", { title: "Cells v2", approvedAt: day(3, 5) });
    await store.blueprints.setState("nova", "cells", { state: "deferred", releasedAt: day(4) });
  });

  expect(await state.store.blueprints.all("nova")).toMatchObject([
    { title: "Cells v2", approvedAt: day(3, 5), state: "deferred", releasedAt: day(4) },
  ]);

  await state.transaction(({ blueprints }) =>
    blueprints.setState("nova", "cells", {
      state: "open",
      releasedAt: null,
      declaredAt: day(5),
    }),
  );
  expect(await state.store.blueprints.all("nova")).toMatchObject([
    { title: "Cells v2", state: "open", releasedAt: null, declaredAt: day(5) },
  ]);
});

test("any order of a project's blueprints can follow any other", async () => {
  await using state = await temporaryStore();
  const names = ["a", "b", "c", "d", "e", "f"];
  await state.transaction((store) => filled(store, ...names));

  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(names, { minLength: names.length }), async (order) => {
      await state.transaction(({ blueprints }) => blueprints.reorder("nova", order));
      const all = await state.store.blueprints.all("nova");
      expect(all.map(({ name }) => name)).toEqual(order);
      expect(all.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6]);
    }),
    { numRuns: 30 },
  );
});

test("one moves to any rank, and all others stay as they were beside each other", async () => {
  await using state = await temporaryStore();
  const start = ["a", "b", "c", "d", "e", "f"];
  await state.transaction((store) => filled(store, ...start));
  const { orderVersion: begun } = (await state.store.projects.get("nova")) ?? { orderVersion: 0 };
  const rank = fc.integer({ min: 1, max: start.length });
  let expected = start;
  let moves = 0;

  await fc.assert(
    fc.asyncProperty(rank, rank, async (from, to) => {
      const moved = expected.slice(from - 1, from);
      expected = expected.toSpliced(from - 1, 1).toSpliced(to - 1, 0, ...moved);
      moves += 1;
      await state.transaction(({ blueprints }) => blueprints.move("nova", from, to));
      const all = await state.store.blueprints.all("nova");
      expect(all.map(({ name }) => name)).toEqual(expected);
      expect(all.map((one) => one.rank)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(await state.store.blueprints.names("nova")).toEqual(expected);
    }),
    { numRuns: 60, endOnFailure: true },
  );
  expect((await state.store.projects.get("nova"))?.orderVersion).toBe(begun + moves);
});

test("between two that stand side by side others come in as often as anybody likes", async () => {
  await using state = await temporaryStore();
  await state.transaction((store) => filled(store, "a", "b", "c", "d"));
  let expected = ["a", "b", "c", "d"];

  // Each halves what lies between a and what follows it, and a number can be halved some fifty times.
  await state.transaction(async ({ blueprints }) => {
    for (let turn = 0; turn < 150; turn += 1) await blueprints.move("nova", 4, 2);
  });
  for (let turn = 0; turn < 150; turn += 1) {
    expected = [expected[0], expected[3], expected[1], expected[2]].map(String);
  }

  expect(await state.store.blueprints.names("nova")).toEqual(expected);
});

test("2 000 blueprints are turned upside down in well under a second", async () => {
  await using state = await temporaryStore();
  const names = Array.from({ length: 2_000 }, (_, index) => `blueprint-${index}`);
  await state.transaction((store) => filled(store, ...names));
  const startedAt = performance.now();

  await state.transaction(({ blueprints }) => blueprints.reorder("nova", names.toReversed()));

  expect(performance.now() - startedAt).toBeLessThan(1_000);
  const all = await state.store.blueprints.all("nova");
  expect(all.map(({ name }) => name)).toEqual(names.toReversed());
});

test.each([
  ["a missing one", ["a"]],
  ["an unknown one", ["a", "x"]],
  ["a doubled one", ["a", "a"]],
])("an order with %s is refused, and the old one stays", async (_, keys) => {
  await using state = await temporaryStore();
  await state.transaction((store) => filled(store, "a", "b"));

  const reordered = state.transaction(({ blueprints }) => blueprints.reorder("nova", keys));

  await expect(reordered).rejects.toThrow("not one of the blueprints of nova");
  const all = await state.store.blueprints.all("nova");
  expect(all.map(({ name }) => name)).toEqual(["a", "b"]);
});

test("a stay in a slot begins, keeps its clocks, ends and is remembered", async () => {
  await using state = await temporaryStore();
  await state.transaction(async (store) => {
    await filled(store, "cells", "objects");
    await store.blueprints.update("nova", "objects", { kind: "debt" });
    await store.tenures.begin("nova", entry("objects", 2));
    await store.tenures.begin("nova", entry("cells", 1));
    await store.tenures.setClock("nova", "cells", day(6, 1));
    await store.tenures.setEmptySince("nova", "cells", day(7));
    await store.tenures.setWarned("nova", "cells", { at: day(7, 9), of: day(6) });
  });

  expect(await state.store.tenures.open("nova")).toEqual([
    {
      blueprint: "cells",
      kind: "feature",
      number: 1,
      since: day(5),
      clockFrom: day(6, 1),
      emptySince: day(7),
      warned: { at: day(7, 9), of: day(6) },
    },
    {
      blueprint: "objects",
      kind: "debt",
      number: 2,
      since: day(5),
      clockFrom: null,
      emptySince: null,
      warned: null,
    },
  ]);

  await state.transaction(async ({ tenures }) => {
    await tenures.setEmptySince("nova", "objects", null);
    await tenures.end("nova", "cells", day(8), "landed");
    await tenures.begin("nova", { ...entry("cells", 1), since: day(9) });
    await tenures.end("nova", "cells", day(10), "released");
  });

  expect(await state.store.tenures.open("nova")).toMatchObject([{ blueprint: "objects" }]);
  expect(await state.store.tenures.stays("nova")).toEqual(new Map([["cells", 2]]));
  expect(await state.store.tenures.ended("nova", "cells")).toEqual([
    {
      blueprint: "cells",
      number: 1,
      since: day(5),
      until: day(8),
      won: "ranked",
      lost: "landed",
    },
    {
      blueprint: "cells",
      number: 1,
      since: day(9),
      until: day(10),
      won: "ranked",
      lost: "released",
    },
  ]);
});

test.each([
  ["a third stay in two slots", [entry("a", 1), entry("b", 2), entry("c", 3)], "no free slot"],
  ["a number above the last", [entry("a", 3)], "no slot with this number"],
  ["the same number twice", [entry("a", 1), entry("b", 1)], "Unique constraint"],
  ["the same blueprint twice", [entry("a", 1), entry("a", 2)], "Unique constraint"],
])("the database refuses %s", async (_, entries, words) => {
  await using state = await temporaryStore();
  await state.transaction((store) => filled(store, "a", "b", "c"));

  const begun = state.transaction(async ({ tenures }) => {
    for (const one of entries) await tenures.begin("nova", one);
  });

  await expect(begun).rejects.toThrow(words);
  expect(await state.store.tenures.open("nova")).toEqual([]);
});

test("a blueprint without a slot cannot lose one", async () => {
  await using state = await temporaryStore();
  await state.transaction((store) => filled(store, "cells"));

  const ended = state.transaction(({ tenures }) => tenures.end("nova", "cells", day(8), "landed"));

  await expect(ended).rejects.toThrow("cells is in no slot of nova.");
});

test("fewer slots evict nobody, and let nobody in", async () => {
  await using state = await temporaryStore();
  await state.transaction(async (store) => {
    await filled(store, "a", "b", "c");
    await store.tenures.begin("nova", entry("a", 1));
    await store.tenures.begin("nova", entry("b", 2));
    await store.projects.save("nova", { slotCount: 1 });
    await store.tenures.end("nova", "a", day(8), "landed");
  });

  const begun = state.transaction(({ tenures }) => tenures.begin("nova", entry("c", 1)));

  await expect(begun).rejects.toMatchObject({ fault: "refused", message: "no free slot" });
  expect(await state.store.tenures.open("nova")).toMatchObject([{ blueprint: "b" }]);
});
