import { loadConfig } from "#lib/config.ts";
import type { Project } from "#lib/flow/needs.ts";
import { runPasses } from "#lib/flow/run-passes.ts";
import { demonstrationCompany } from "#lib/sandbox/demonstration/demonstration-company.ts";
import { companyAt } from "#lib/sandbox/demonstration/people/people.ts";
import { openServices, type Services } from "#lib/services.ts";
import { approveDemonstration, startDemonstration } from "#workers/demonstration.ts";

/** The whole demonstration in this process, with a clock that goes on as fast as its people and its passes can work. */
export type Simulation = AsyncDisposable & {
  readonly services: Services;
  readonly project: Project;
  /** Lets minutes pass: people look every 5 seconds; passes come every 20, half as often as in the service. */
  readonly live: (minutes: number) => Promise<void>;
};

const look = 5_000;
const checkout = process.cwd();

/** Starts it on the data in `folder`, fresh or as it was left, at `start` by its clock. */
export async function simulate(folder: string, seed: number, start: Date): Promise<Simulation> {
  let time = start.getTime();
  const now = () => new Date(time);
  const environment = { SLOTS_DATA: folder };
  const sandbox = await startDemonstration({
    ...loadConfig(environment),
    demonstrationSpeed: 0,
    now,
  });
  const opened = await openServices(loadConfig(environment), checkout);
  const services = withClock(opened, now);
  const project = services.projects.get("moonkettle");
  if (!project) throw new Error("the demonstration has no project");
  const people = companyAt({ ...demonstrationCompany(seed), url: sandbox.url, speed: 1, now });
  await approveDemonstration(services);
  return {
    services,
    project,
    live: async (minutes) => {
      const end = time + minutes * 60_000;
      while (time < end) {
        if ((time - start.getTime()) % (4 * look) === 0) await pass(services);
        await people();
        time += look;
      }
    },
    [Symbol.asyncDispose]: async () => {
      await sandbox.close();
      await services.close();
    },
  };
}

async function pass(services: Services): Promise<void> {
  const passes = await runPasses(services, "this test");
  if (passes.kind === "busy") throw new Error(`${passes.holder} makes a pass`);
  for (const { failures } of passes.value) {
    if (failures.length > 0) throw new Error(failures.map(({ text }) => text).join("\n"));
  }
}

function withClock(services: Services, now: () => Date): Services {
  const servers = new Map([...services.servers].map(([key, one]) => [key, { ...one, now }]));
  return {
    ...services,
    ...{ now, servers },
    serverOf: ({ server }) => {
      const found = servers.get(server);
      if (!found) throw new Error(`no server ${server}`);
      return found;
    },
  };
}
