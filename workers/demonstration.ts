import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Config, pagesAt, sandboxFile } from "#lib/config.ts";
import { approvePlan } from "#lib/flow/approve-plan.ts";
import { importBlueprints } from "#lib/flow/import-blueprints.ts";
import type { Project } from "#lib/flow/needs.ts";
import { readEverything } from "#lib/flow/read-everything.ts";
import { showPlan } from "#lib/flow/show-plan.ts";
import { log } from "#lib/log.ts";
import { demonstrationBlueprints } from "#lib/sandbox/demonstration/demonstration-blueprints.ts";
import { demonstrationCompany } from "#lib/sandbox/demonstration/demonstration-company.ts";
import { demonstrationState } from "#lib/sandbox/demonstration/demonstration-state.ts";
import { startPeople } from "#lib/sandbox/demonstration/people/people.ts";
import { startSandbox } from "#lib/sandbox/server.ts";
import type { Services } from "#lib/services.ts";

/** The review server of the demonstration. */
export type Demonstration = {
  /** Base URL with a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
};

/** Who imports and approves in the demonstration, as the history names him. */
const who = "demo";

/**
 * Starts the review server of the demonstration on a free port of loopback, with the generated backlog in it when it
 * is started for the first time, and keeps its address and that of the pages beside the data, where `loadConfig` looks
 * for them. Its people begin to work there, unless their speed is 0.
 */
export async function startDemonstration({
  data,
  demonstrationSpeed: speed,
  now = () => new Date(),
  ...place
}: Pick<Config, "data" | "demonstrationSpeed" | "host" | "port"> & {
  readonly now?: () => Date;
}): Promise<Demonstration> {
  await mkdir(data, { recursive: true });
  const stateFile = join(data, "sandbox-state.json");
  const sandbox = await startSandbox({ stateFile, fresh: demonstrationState, now });
  const file = sandboxFile(data);
  await writeFile(`${file}.new`, JSON.stringify({ url: sandbox.url, publicUrl: pagesAt(place) }));
  await rename(`${file}.new`, file);
  const { url } = sandbox;
  const onTrouble = (error: unknown) =>
    log.warn({ error }, "the people of the demonstration could not look at their changes");
  const people =
    speed > 0 ? startPeople({ ...demonstrationCompany(), url, speed, now, onTrouble }) : null;
  return {
    url,
    close: async () => {
      await people?.stop();
      await rm(file, { force: true });
      await sandbox.close();
    },
  };
}

/**
 * Does what a person would do before the first pass: imports the blueprints and approves the first plan. Each step
 * looks whether it is done, so it can be killed anywhere and called before every start. A start that a person took
 * back is left to that person.
 *
 * @throws if the review server could not be read or somebody else makes a pass; to be tried again
 */
export async function approveDemonstration(services: Services): Promise<void> {
  for (const project of services.projects.values()) {
    await importFirst(services, project);
    if (await isUntouched(services, project)) await approveFirstPlan(services, project);
    else await readAnew(services, project);
  }
}

/** Later a person may have changed them: they are imported into an empty backlog only. */
async function importFirst(services: Services, project: Project): Promise<void> {
  const { database, now } = services;
  if ((await database.store.blueprints.all(project.key)).length > 0) return;
  const blueprints = demonstrationBlueprints(now());
  const reason = "the invented backlog of the demonstration";
  await importBlueprints(services, project, blueprints, { who, reason, rerank: false });
}

/** Nobody has approved a plan yet: nothing was ever written, and nobody paused it. */
async function isUntouched({ database }: Services, { key }: Project): Promise<boolean> {
  const state = await database.store.projects.get(key);
  if (state === null) return false;
  return state.startedAt === null && state.pausedAt === null && state.lastWriteAt === null;
}

async function approveFirstPlan(services: Services, project: Project): Promise<void> {
  const plan = await showPlan(services.serverOf(project), project, who);
  if (plan.kind === "busy") throw new Error(`${plan.holder} makes a pass just now`);
  const { id, failures } = plan.value;
  if (id === null) throw new Error(`no plan: ${failures.map(({ text }) => text).join(" ")}`);
  const approved = await approvePlan(services, project, id, { upTo: null, who });
  if (approved.kind === "refused") throw new Error(approved.text);
}

/**
 * A sandbox that was killed may have lost its newest votes, and then shows changes older than what is known of them:
 * no incremental read would ever bring those.
 */
async function readAnew(services: Services, project: Project): Promise<void> {
  const read = await readEverything(services.serverOf(project), who);
  if (read.kind === "busy") throw new Error(`${read.holder} makes a pass just now`);
}
