import { expect, test } from "vitest";
import { GerritError } from "#lib/gerrit/error.ts";
import { withRetries } from "#lib/gerrit/retry.ts";

const down = () => Promise.reject(new GerritError("unavailable", "down"));

async function waitsOf(random: number): Promise<number[]> {
  const waits: number[] = [];
  const sleep = async (milliseconds: number) => waits.push(milliseconds);
  const call = withRetries(down, () => true, { sleep, random: () => random });
  await expect(call).rejects.toThrow("down");
  return waits;
}

test("each wait is longer than the one before, and chance spreads them", async () => {
  expect(await waitsOf(0)).toEqual([250, 1_000]);
  expect(await waitsOf(1)).toEqual([750, 3_000]);
});

test("an error that is not the server's is thrown at once", async () => {
  let calls = 0;
  const broken = async () => {
    calls += 1;
    throw new TypeError("a mistake of ours");
  };

  const call = withRetries(broken, () => true, { sleep: async () => {}, random: () => 0 });

  await expect(call).rejects.toThrow(TypeError);
  expect(calls).toBe(1);
});
