import { describe, test } from "vitest";
import { tell } from "./faulty-stage.ts";
import { startMortalSandbox } from "./mortal-sandbox.ts";
import { faultStories, killedWhileHolding } from "./stories.ts";

describe("faults, on the sandbox", () => {
  test.each([...faultStories, killedWhileHolding(5, 60)].map((story) => ({ ...story, story })))(
    "$name",
    ({ story }) => tell(story, startMortalSandbox),
    20 * 60_000,
  );
});
