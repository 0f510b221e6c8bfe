import { hostname } from "node:os";
import { loadConfig } from "#lib/config.ts";
import { createMemory } from "#lib/flow/memory.ts";
import { log, setLogLevel } from "#lib/log.ts";
import { keepRunning, sayFarewell } from "#lib/running.ts";
import { openQueue, openServices } from "#lib/services.ts";
import { approveDemonstration, startDemonstration } from "./demonstration.ts";
import { serveMetrics } from "./serve-metrics.ts";
import { startWork } from "./start-work.ts";

/** A stop takes ten seconds at most; what comes after the jobs is quick. */
const deadline = 6_000;

/**
 * Starts what this process does beside its pages: in the demonstration its review server first, then the state, the
 * queue, and the jobs unless other processes run them. What runs is kept for the pages and for who stops it.
 */
export async function startService(): Promise<void> {
  const config = loadConfig();
  setLogLevel(config.log);
  const demonstration = config.mode === "demonstration" ? await startDemonstration(config) : null;
  // Read again: only now is it known where the review server of the demonstration is.
  const services = await openServices(loadConfig(), process.cwd());
  const jobs = await openQueue(services.config);
  const prepare = demonstration && (() => approveDemonstration(services));
  const role = globalThis.reviewSlotsRole ?? "all";
  const holder = `${role === "worker" ? "a worker" : "the service"} (process ${process.pid} on ${hostname()})`;
  const work = role === "web" ? null : startWork({ services, jobs, holder }, prepare);
  const metrics = role === "worker" ? await serveMetrics(services.config) : null;
  log.info({ role, queue: config.redis ? "Redis" : "embedded" }, "started");
  keepRunning({
    services,
    since: services.now(),
    jobs,
    memory: createMemory(),
    stop: async () => {
      await sayFarewell();
      metrics?.close();
      await work?.stop(deadline);
      await jobs.close();
      await demonstration?.close();
      await services.close();
    },
  });
}
