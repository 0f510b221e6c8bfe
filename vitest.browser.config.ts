import { defineConfig } from "vitest/config";

const minute = 60_000;
const patience = { testTimeout: 3 * minute, hookTimeout: 10 * minute };

/**
 * The suites that look at the running service in Chromium, which is installed where that can be done: at pages of two
 * services that all of them share, and on journeys that start what they need, a real Gerrit too.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...patience,
          name: "pages",
          include: ["tests/browser/*.test.ts"],
          globalSetup: ["tests/browser/start-worlds.ts"],
        },
      },
      { test: { ...patience, name: "journeys", include: ["tests/browser/journeys/*.test.ts"] } },
    ],
  },
});
