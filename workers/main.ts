import { loadConfig } from "#lib/config.ts";
import { log, setLogLevel } from "#lib/log.ts";
import { keepRunning } from "#lib/running.ts";
import { openServices } from "#lib/services.ts";
import { approveDemonstration, startDemonstration } from "./demonstration.ts";
import { startLoop } from "./loop.ts";

/**
 * Starts everything that works in this process beside the pages: in the demonstration its review server first, then
 * the state and the loop. What runs is kept for the pages and for who stops it.
 */
export async function startService(): Promise<void> {
  const config = loadConfig();
  setLogLevel(config.log);
  const demonstration = config.mode === "demonstration" ? await startDemonstration(config) : null;
  // Read again: only now is it known where the review server of the demonstration is.
  const services = await openServices(loadConfig(), process.cwd());
  const prepare = demonstration && (() => approveDemonstration(services));
  const loop = startLoop(services, log, prepare);
  keepRunning({
    services,
    // Until the passes are jobs too, an event is heard and nothing follows from it.
    jobs: { add: async () => {} },
    stop: async () => {
      await loop.stop();
      await demonstration?.close();
      await services.close();
    },
  });
}
