import { describe, test } from "vitest";
import { startGerrit } from "#tests/support/real-gerrit.ts";
import { expectMidsummer } from "./expectations.ts";

const MINUTES = 60_000;

describe.each(["3.9.4", "3.13.5"] as const)("Nova, Juno, midsummer, on Gerrit %s", (version) => {
  test(
    "exactly the right changes are held, at the start and through four replayed weeks",
    async () => {
      const server = await startGerrit(version);
      try {
        await expectMidsummer(server);
      } finally {
        await server.stop();
      }
    },
    20 * MINUTES,
  );
});
