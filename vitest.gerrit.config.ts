import { defineConfig } from "vitest/config";

const minute = 60_000;

/** The suites that start real Gerrit servers: Maven fetches them, Java 17 and 21 or newer run them. One at a time, for each wants a core. */
export default defineConfig({
  test: {
    include: ["tests/**/gerrit.test.ts"],
    fileParallelism: false,
    testTimeout: 10 * minute,
    hookTimeout: 5 * minute,
  },
});
