import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openStore, type StateDatabase } from "#lib/database/database.ts";
import type { Needs, Project, ServerNeeds } from "#lib/flow/needs.ts";
import { seedProject } from "#lib/flow/seed-projects.ts";
import { createGerrit, type Gerrit, type GerritCall } from "#lib/gerrit/client.ts";
import { type JobEngine, openJobs } from "#lib/jobs/jobs.ts";
import { asPerson, type Proof } from "./as-person.ts";
import type { Config, ProjectConfig, ServerConfig } from "./config.ts";
import { log } from "./log.ts";
import { countCall } from "./metrics.ts";
import { alsoSecret } from "./secret.ts";

/** Everything that touches the outside, built once per process. */
export type Services = Needs & {
  readonly config: Config;
  /** Of the program, as in its package.json. */
  readonly version: string;
  readonly database: StateDatabase;
  readonly projects: ReadonlyMap<string, Project>;
  readonly servers: ReadonlyMap<string, ServerNeeds>;
  /** The server of a project; the configuration guarantees that there is one. */
  serverOf(project: Project): ServerNeeds;
  /** Asks a configured server as somebody, by a token that nobody keeps. */
  asPerson<T>(
    server: string,
    proof: Proof,
    work: (gerrit: Pick<Gerrit, "self" | "ownGroups">) => Promise<T>,
  ): Promise<T>;
  close(): Promise<void>;
};

/**
 * Opens the state (migrating it first), makes the configured projects known and prepares one client for each
 * server; nothing is asked of a server yet. `root` is the folder of the program with its `prisma/migrations`.
 */
export async function openServices(config: Config, root: string): Promise<Services> {
  const database = await openStore({
    file: config.database,
    migrations: join(root, "prisma/migrations/sqlite"),
  });
  const needs = { database, now: () => new Date(), passEvery: config.passEvery };
  const projects = new Map(
    [...config.projects].map(([key, project]) => [key, projectFrom(config, project)]),
  );
  for (const [key, project] of projects) {
    await seedProject(needs, project, config.projects.get(key)?.policy ?? {});
  }
  const servers = serversFrom(config, needs, [...projects.values()]);
  return {
    ...needs,
    config,
    version: versionIn(root),
    projects,
    servers,
    serverOf: ({ key, server }) => {
      const found = servers.get(server);
      if (!found)
        throw new Error(`project ${key} names the server ${server}, which is not configured`);
      return found;
    },
    asPerson: (server, proof, work) => asPerson(config, server, proof, work),
    close: () => database.close(),
  };
}

/** The settings of a project as its file has them; the demonstration has no file. */
export const policyInFile = (
  { file, projects }: Config,
  { key }: Project,
): ProjectConfig["policy"] => (file === null ? {} : (projects.get(key)?.policy ?? {}));

/** As the pair stands in a header, which some proxies echo. */
const pairOf = ({ username, password }: ServerConfig) =>
  Buffer.from(`${username}:${password.reveal()}`).toString("base64");

/** Opens the queue of the jobs. Throws a `JobsError` where it is on Redis and that can't be used. */
export const openQueue = ({ data, redis }: Config): Promise<JobEngine> =>
  openJobs({
    data,
    redis: redis?.reveal() ?? null,
    onTrouble: sparingly((error, text) => log.warn(causeOf(error), text)),
    onBack: (lasted) => log.info({ ms: lasted }, "Redis is back"),
  });

/** Likewise, for one command: what it asks for fails by itself, and how the queue does besides is not its business. */
export const openQueueBriefly = ({ data, redis }: Config): Promise<JobEngine> =>
  openJobs({ data, redis: redis?.reveal() ?? null, onTrouble: () => {} });

/** A queue that is away says so in a sentence; where in the program that was noticed helps nobody. */
const causeOf = (error: unknown) =>
  error instanceof Error && error.name === "JobsError" ? { cause: error.message } : { error };

/** The same trouble is told once a minute: a queue that is away for a night must not fill the disk with it. */
function sparingly(tell: (error: unknown, text: string) => void): typeof tell {
  const told = new Map<string, number>();
  return (error, text) => {
    const now = performance.now();
    if (now - (told.get(text) ?? Number.NEGATIVE_INFINITY) < 60_000) return;
    told.set(text, now);
    tell(error, text);
  };
}

const startDemonstration = "The demonstration's review server runs within the service: npm start.";

function serversFrom(config: Config, needs: Needs, projects: readonly Project[]) {
  for (const server of config.servers.values()) alsoSecret(pairOf(server));
  return new Map(
    [...config.servers].map(([server, { url, username, password }]): [string, ServerNeeds] => [
      server,
      {
        ...needs,
        server,
        gerrit: createGerrit({
          url,
          username,
          password: password.reveal(),
          contact: config.contact,
          onCall: (call) => noteCall(server, call),
          ...(config.mode === "demonstration" ? { whenDown: startDemonstration } : {}),
        }),
        projects: projects.filter((project) => project.server === server),
      },
    ]),
  );
}

function noteCall(server: string, call: GerritCall): void {
  const { method, path, code, milliseconds, attempt } = call;
  const fields = { server, method, path, status: code ?? "ok", ms: Math.round(milliseconds) };
  log.debug({ ...fields, try: attempt }, "gerrit");
  countCall(server, call);
}

function versionIn(root: string): string {
  const manifest = readFileSync(join(root, "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

function projectFrom(config: Config, project: ProjectConfig): Project {
  return {
    key: project.key,
    server: project.server,
    repositories: project.repositories,
    branches: project.branches,
    cores: project.cores,
    leads: project.leads,
    operators: config.servers.get(project.server)?.operators ?? [],
    others: [...config.projects.values()].filter(
      ({ key, server }) => server === project.server && key !== project.key,
    ),
    pages: `${config.publicUrl}/${project.key}`,
    addresses: [config.servers.get(project.server)?.url ?? [], config.publicUrl].flat(),
  };
}
