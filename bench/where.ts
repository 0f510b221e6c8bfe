import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { observeServer } from "#lib/flow/observe-server.ts";
import { startBareNext } from "#tests/browser/bare-next.ts";
import { startRedis } from "#tests/support/redis-server.ts";
import { addressOf, startService } from "#tests/support/running-service.ts";
import { atMost, type Figure, type Measured } from "./figure.ts";
import { asMeasured, clock, inPairs, quantile } from "./pairs.ts";
import { ask } from "./support/ask.ts";
import { account } from "./support/bare-client.ts";
import { freshState, project, startProject } from "./support/fresh-state.ts";
import { startStaticGerrit } from "./support/start-static-gerrit.ts";

const changes = 100_000;
const blueprints = 10_000;
const questions = 100;

/**
 * F9. "Where am I", asked of another change each time while 100 000 are open, against a route of the same Next that
 * answers with nothing. Of each hundred answers the slowest but five count. The changes asked for are those whose
 * blueprint is known: of the others the names of all blueprints are compared with theirs. The process shows pages only;
 * another one would make the passes.
 */
export const where: Figure = {
  name: "F9",
  title: "“Where am I” of 100 000 changes, p95 / an empty route",
  measure: async () => {
    await using server = await startStaticGerrit({ changes });
    await using state = await freshState(server.url);
    await startProject(state.needs, blueprints);
    await observeServer(state.needs);
    const config = join(state.folder, "slots.config.yaml");
    await writeFile(config, JSON.stringify(configuration(server.url)));
    await using redis = await startRedis("--maxmemory-policy", "noeviction");
    const settings = {
      ...{ SLOTS_CONFIG: config, SLOTS_DATA: state.folder, REDIS_URL: redis.url },
      GERRIT: account.password,
    };
    const service = startService(settings, "web");
    const bare = await startBareNext();
    try {
      const measured = await against(await addressOf(service), `${bare.address}/empty`);
      return [measured, await memoryOf(service.pid)];
    } finally {
      service.signal("SIGTERM");
      await service.ended;
      await bare.stop();
    }
  },
};

async function against(address: string, empty: string) {
  let next = 0;
  const slowest = (url: () => string) => async () => {
    const times: number[] = [];
    for (let turn = 0; turn < questions; turn += 1) times.push(await clock(() => ask(url())));
    return quantile(times, 0.95);
  };
  const ours = slowest(() => {
    next = (next + 7919) % blueprints;
    return `${address}api/v1/projects/nova/changes/${next + 1}`;
  });
  const bare = slowest(() => empty);
  return asMeasured("p95 of 100 answers", atMost(1.3), await inPairs(ours, bare, 9, 2));
}

/** What a process has now, of which all it remembers of the project is a part. */
async function memoryOf(pid: number): Promise<Measured> {
  const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", `${pid}`]);
  return {
    what: "megabytes, the process that answers",
    goal: null,
    value: Number(stdout) / 1024,
    details: "after some thousand answers",
  };
}

const configuration = (url: string) => ({
  publicUrl: "http://slots.example.org/",
  servers: {
    [project.server]: {
      ...{ kind: "gerrit", url, username: account.username },
      password: { env: "GERRIT" },
    },
  },
  projects: {
    [project.key]: {
      server: project.server,
      repositories: project.repositories,
      branches: project.branches,
    },
  },
});
