import { defineConfig } from "vitest/config";

const minute = 60_000;

/** The suites that start a Redis of their own; it is installed where that can be done. */
export default defineConfig({
  test: {
    include: ["tests/**/redis.test.ts"],
    fileParallelism: false,
    testTimeout: minute,
    hookTimeout: 5 * minute,
  },
});
