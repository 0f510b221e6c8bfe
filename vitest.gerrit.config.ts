import { defineConfig } from "vitest/config";

const minute = 60_000;

/** The suites that start real Gerrit servers: Maven fetches them, Java 17 and 21 or newer run them. Two at a time: each wants a core, and its tests wait for it. */
export default defineConfig({
  test: {
    include: ["tests/**/gerrit.test.ts"],
    maxWorkers: 2,
    testTimeout: 10 * minute,
    hookTimeout: 5 * minute,
  },
});
