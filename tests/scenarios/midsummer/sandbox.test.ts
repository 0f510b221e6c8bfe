import { describe, test } from "vitest";
import { novaData } from "#tests/support/nova-data.ts";
import { startSandboxServer } from "#tests/support/sandbox-server.ts";
import { expectMidsummer } from "./expectations.ts";

const MINUTES = 60_000;

describe.skipIf(novaData === null)("Nova, Juno, midsummer, on the sandbox", () => {
  test(
    "exactly the right changes are held, at the start and through four replayed weeks",
    async () => {
      const server = await startSandboxServer();
      try {
        await expectMidsummer(server);
      } finally {
        await server.stop();
      }
    },
    10 * MINUTES,
  );
});
