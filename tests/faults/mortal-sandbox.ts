import { rm } from "node:fs/promises";
import { join } from "node:path";
import { startSandbox } from "#lib/sandbox/server.ts";
import { freePort } from "#tests/support/free-port.ts";
import { restOf } from "#tests/support/rest.ts";
import type { MortalServer } from "#tests/support/review-server.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

/** The sandbox, with its state in a file of its own. */
export async function startMortalSandbox(): Promise<MortalServer> {
  const folder = await temporaryFolder();
  const port = await freePort();
  const options = { port, stateFile: join(folder.path, "sandbox.json") };
  let sandbox = await startSandbox(options);
  return {
    name: "sandbox",
    url: sandbox.url,
    port,
    admin: { accountId: 1000000, username: "admin", password: "secret" },
    request: restOf(sandbox.url),
    goDown: () => sandbox.close(),
    comeUp: async () => {
      sandbox = await startSandbox(options);
    },
    stop: async () => {
      await sandbox.close();
      await rm(folder.path, { recursive: true, force: true });
    },
  };
}
