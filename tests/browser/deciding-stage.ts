import { afterAll, beforeAll } from "vitest";
import { type DecidingWorld, startDecidingWorld } from "./deciding-world.ts";

/** The demonstration that all tests of a file decide in. */
export let world: DecidingWorld;

beforeAll(async () => {
  world = await startDecidingWorld();
});
afterAll(() => world?.stop());
