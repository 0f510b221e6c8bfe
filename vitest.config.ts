import { defineConfig } from "vitest/config";

/** Nothing that these tests import keeps anything between two of them. */
const deciding = ["tests/domain/**/*.test.ts", "tests/flow/**/*.test.ts"];

// Most tests start a server or a process of their own, and the machine may have other work.
const patience = { testTimeout: 30_000, hookTimeout: 60_000 };

/** What a machine with only Node, npm and a C++ compiler can run. Suites that need more have configurations of their own. */
export default defineConfig({
  test: {
    // A test waits for most of its time, for what it started: two of them share two cores well.
    maxWorkers: 2,
    projects: [
      // To read all modules anew for each file takes as long again as the tests.
      { test: { ...patience, name: "deciding", include: deciding, isolate: false } },
      {
        test: {
          ...patience,
          name: "running",
          include: ["tests/**/*.test.ts"],
          exclude: [
            ...deciding,
            "tests/**/gerrit.test.ts",
            "tests/**/redis.test.ts",
            "tests/browser/**",
          ],
        },
      },
    ],
  },
});
