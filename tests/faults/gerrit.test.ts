import { describe, test } from "vitest";
import { startGerrit } from "#tests/support/real-gerrit.ts";
import { tell } from "./faulty-stage.ts";
import { killedWorker } from "./killed-worker.ts";
import { startMortalSandbox } from "./mortal-sandbox.ts";
import { faultStories } from "./stories.ts";

const servers = {
  "Gerrit 3.13.5": () => startGerrit("3.13.5"),
  "Gerrit 3.9.4": () => startGerrit("3.9.4"),
  "the sandbox": startMortalSandbox,
};

describe.each(Object.entries(servers))("faults, on %s", (name, start) => {
  const own = name === "the sandbox" ? [] : faultStories;
  test.each([...own, killedWorker(20, 300)].map((story) => ({ ...story, story })))(
    "$name",
    ({ story }) => tell(story, start),
    30 * 60_000,
  );
});
