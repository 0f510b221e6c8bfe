import { describe, test } from "vitest";
import { startGerrit } from "#tests/support/real-gerrit.ts";
import { tell } from "./faulty-stage.ts";
import { killedWorker } from "./killed-worker.ts";
import { faultStories } from "./stories.ts";

const servers = [
  ["Gerrit 3.13.5", () => startGerrit("3.13.5")],
  ["Gerrit 3.9.4", () => startGerrit("3.9.4")],
] as const;

const patience = 30 * 60_000;
const killed = killedWorker(20, 300);

describe.each(servers)("faults, on %s", (_name, start) => {
  test.each(faultStories.map((story) => ({ ...story, story })))(
    "$name",
    ({ story }) => tell(story, start),
    patience,
  );
});

// A killed worker is mostly waited for: the servers take their turns side by side.
describe.concurrent("a killed worker", () => {
  test.each(servers)(`on %s, ${killed.name}`, (_name, start) => tell(killed, start), patience);
});
