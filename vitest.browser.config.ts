import { defineConfig } from "vitest/config";

const minute = 60_000;
const patience = { testTimeout: 3 * minute, hookTimeout: 10 * minute };

/**
 * The suites that look at the running service in Chromium, which is installed where that can be done: at pages of two
 * services that all of them share, on journeys that start what they need, a real Gerrit too, and at last at how smooth a
 * long list is.
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
      {
        // What is smooth is told by a clock: nothing else is at work beside it.
        test: {
          ...patience,
          name: "alone",
          include: ["tests/browser/alone/*.test.ts"],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
