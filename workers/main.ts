import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Config, loadConfig, sandboxFile } from "#lib/config.ts";
import { log } from "#lib/log.ts";
import { keepRunning } from "#lib/running.ts";
import { type Sandbox, startSandbox } from "#lib/sandbox/server.ts";
import { openServices } from "#lib/services.ts";
import { startLoop } from "./loop.ts";

/**
 * Starts everything that works in this process beside the pages: in the demonstration its review server first, then
 * the state and the loop. What runs is kept for the pages and for who stops it.
 */
export async function startService(): Promise<void> {
  const sandbox = await startDemonstration(loadConfig());
  const services = await openServices(loadConfig(), process.cwd());
  const loop = startLoop(services, log);
  keepRunning({
    services,
    stop: async () => {
      await loop.stop();
      await sandbox?.close();
      await services.close();
    },
  });
}

/** The review server of the demonstration; its address is kept beside the data, where `loadConfig` looks for it. */
async function startDemonstration({ mode, data }: Config): Promise<Sandbox | null> {
  if (mode !== "demonstration") return null;
  mkdirSync(data, { recursive: true });
  const sandbox = await startSandbox({ stateFile: join(data, "sandbox-state.json") });
  writeFileSync(sandboxFile(data), JSON.stringify({ url: sandbox.url }));
  return sandbox;
}
