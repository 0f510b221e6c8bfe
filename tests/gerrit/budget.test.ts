import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createBudget, createTurns } from "#lib/gerrit/budget.ts";

const plenty = { perSecond: 10_000, burst: 10_000, inFlight: 4 };

test("never more calls are in flight than allowed, and all of them are made", async () => {
  const budget = createBudget(plenty);
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await sleep(2);
    running -= 1;
    return running;
  };

  const done = await Promise.all(Array.from({ length: 30 }, () => budget(work)));

  expect(most).toBe(4);
  expect(done).toHaveLength(30);
});

test("after the burst calls keep to the rate", async () => {
  const budget = createBudget({ perSecond: 100, burst: 5, inFlight: 50 });
  const start = performance.now();

  await Promise.all(Array.from({ length: 25 }, () => budget(async () => {})));

  // 20 calls beyond the burst at 100 a second; timers may fire a little early.
  expect(performance.now() - start).toBeGreaterThan(190);
});

test("a call that fails gives its place back", async () => {
  const budget = createBudget({ ...plenty, inFlight: 1 });
  const failing = budget(() => Promise.reject(new Error("no")));

  await expect(failing).rejects.toThrow("no");

  expect(await budget(async () => "next")).toBe("next");
});

test("work of one key is done in the order of asking, also after a failure", async () => {
  const inTurn = createTurns();
  const said: string[] = [];
  const say = (word: string, wait: number) => async () => {
    await sleep(wait);
    said.push(word);
  };

  await Promise.allSettled([
    inTurn("a", say("first", 20)),
    inTurn("a", () => Promise.reject(new Error("no"))),
    inTurn("a", say("third", 0)),
    inTurn("b", say("other", 0)),
  ]);

  expect(said).toEqual(["other", "first", "third"]);
});
