import { describe, test } from "vitest";
import { startGerrit } from "#tests/support/real-gerrit.ts";
import { tell } from "./faulty-stage.ts";
import { faultStories, killedWhileHolding } from "./stories.ts";

describe.each(["3.13.5", "3.9.4"] as const)("faults, on Gerrit %s", (version) => {
  test.each([...faultStories, killedWhileHolding(20, 300)].map((story) => ({ ...story, story })))(
    "$name",
    ({ story }) => tell(story, () => startGerrit(version)),
    20 * 60_000,
  );
});
