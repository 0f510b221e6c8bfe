import fc from "fast-check";
import { expect, test } from "vitest";
import { createShelf } from "#lib/flow/shelf.ts";

/** A state that is written and slowly read, by way of a shelf; `s` decides what ends first. */
function slowState(s: fc.Scheduler) {
  const shelf = createShelf<number>();
  const state = { version: 1, reads: 0, reading: 0, mostAtOnce: 0 };
  const read = async () => {
    state.reads += 1;
    state.reading += 1;
    state.mostAtOnce = Math.max(state.mostAtOnce, state.reading);
    await s.schedule(Promise.resolve(), "the read begins");
    const seen = state.version;
    await s.schedule(Promise.resolve(), "the read ends");
    state.reading -= 1;
    return seen;
  };
  const version = () => s.schedule(Promise.resolve()).then(() => state.version);
  const ask = () => shelf.recall("nova", { version, isGood: () => true }, read);
  return { state, ask };
}

test("whoever asks after a commit sees it, and one reads at a time, whatever ends first", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.boolean(), { minLength: 2, maxLength: 12 }),
      async (s, steps) => {
        const { state, ask } = slowState(s);
        const asked: Promise<{ least: number; seen: number }>[] = [];
        const turns = steps.map((isWrite) => ({
          label: isWrite ? "a write" : "a view",
          builder: async () => {
            const least = state.version;
            if (isWrite) state.version += 1;
            else asked.push(ask().then((seen) => ({ least, seen })));
          },
        }));
        s.scheduleSequence(turns);
        await s.waitIdle();
        for (const { least, seen } of await Promise.all(asked)) {
          expect(seen).toBeGreaterThanOrEqual(least);
        }
        expect(state.mostAtOnce).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test("many who ask at once wait for one read, and after it for none", async () => {
  const shelf = createShelf<number>();
  let reads = 0;
  const read = async () => {
    reads += 1;
    return reads;
  };
  const terms = { version: async () => 7, isGood: () => true };
  const ask = () => shelf.recall("nova", terms, read);

  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  expect(await ask()).toBe(1);
});

test("a read that failed fails for those who waited for it, and the next one reads anew", async () => {
  const shelf = createShelf<number>();
  const terms = { version: async () => 7, isGood: () => true };
  const fail = async (): Promise<number> => {
    throw new Error("the disk is gone");
  };

  const both = [shelf.recall("nova", terms, fail), shelf.recall("nova", terms, fail)];

  for (const one of both) await expect(one).rejects.toThrow("the disk is gone");
  expect(await shelf.recall("nova", terms, async () => 3)).toBe(3);
});

test("of more keys than it may keep those that came first are forgotten", async () => {
  const shelf = createShelf<string>(2);
  const terms = { version: async () => 7, isGood: () => true };
  const made: string[] = [];
  const ask = (key: string) =>
    shelf.recall(key, terms, async () => {
      made.push(key);
      return key;
    });

  for (const key of ["a", "b", "a", "c", "b", "a"]) expect(await ask(key)).toBe(key);

  expect(made).toEqual(["a", "b", "c", "a"]);
});
