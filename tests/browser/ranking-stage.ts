import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { type RankingWorld, startRankingWorld } from "./ranking-world.ts";

/** The demonstration that all tests of a file rank in. */
export let world: RankingWorld;
/** The order when the test began. */
export let before: readonly string[];

beforeAll(async () => {
  world = await startRankingWorld();
});
beforeEach(async () => {
  before = await world.order();
});
afterAll(() => world?.stop());

/** The blueprint that was at this rank when the test began. */
export const at = (rank: number): string => before[rank - 1] ?? "";

/** Where the service has a blueprint now. */
export const rankOf = async (name: string): Promise<number> =>
  (await world.order()).indexOf(name) + 1;

/** Waits until the service has a blueprint at a rank. */
export const isAt = (name: string, rank: number): Promise<void> =>
  expect.poll(() => rankOf(name), { timeout: 20_000 }).toBe(rank);
