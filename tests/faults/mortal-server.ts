import { once } from "node:events";
import { rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { startSandbox } from "#lib/sandbox/server.ts";
import { restOf } from "#tests/support/rest.ts";
import type { ReviewServer } from "#tests/support/review-server.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

/** A review server that can be stopped, and started again with all that it had. */
export type MortalServer = ReviewServer & {
  readonly port: number;
  readonly goDown: () => Promise<void>;
  readonly comeUp: () => Promise<void>;
};

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

/** A port of loopback that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
