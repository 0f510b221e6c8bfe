import { defineConfig } from "vitest/config";

/** What a machine with only Node, npm and a C++ compiler can run. Suites that need more have configurations of their own. */
export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/**/gerrit.test.ts", "tests/**/redis.test.ts", "tests/browser/**"],
    // Most tests start a server or a process of their own, and the machine may have other work.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A test waits for most of its time, for what it started: two of them share two cores well.
    maxWorkers: 2,
    // Modules are read once for all files of a worker: to read them anew for each takes as long again as the tests. None
    // of them keeps anything from one test to the next, and a test that needs that fails.
    isolate: false,
  },
});
