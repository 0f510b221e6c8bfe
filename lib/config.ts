import { existsSync, readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join, resolve } from "node:path";
import { invented, policyAt, readSpeed } from "./config-demonstration.ts";
import { type ConfigFile, readConfigFile, readPassEvery, writtenPolicy } from "./config-file.ts";
import { readRedis, readSecret, readWebhook } from "./config-secret.ts";
import { SetupError } from "./failure.ts";
import { Secret } from "./secret.ts";

export type ServerConfig = {
  readonly url: string;
  readonly username: string;
  readonly password: Secret;
  /** The part of the address of its events that nobody guesses; null where it posts none. */
  readonly webhook: Secret | null;
  /** Usernames on it of who answers for the service. */
  readonly operators: readonly string[];
};

export type ProjectConfig = {
  readonly key: string;
  readonly server: string;
  readonly repositories: readonly string[];
  readonly branches: readonly string[];
  /** Gerrit group of the core reviewers. */
  readonly cores: string | null;
  /** Gerrit group of who leads the project. */
  readonly leads: string | null;
  /** Settings as written; they seed version 1 of the policy. */
  readonly policy: Readonly<Record<string, string>>;
};

export type Config = {
  /** Without a configuration the embedded demonstration runs. */
  readonly mode: "demonstration" | "configured";
  /** The file it came from, for messages; null in the demonstration. */
  readonly file: string | null;
  /** Folder of the database and of all else that is kept. */
  readonly data: string;
  readonly database: string;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly contact: string | null;
  readonly servers: ReadonlyMap<string, ServerConfig>;
  readonly projects: ReadonlyMap<string, ProjectConfig>;
  readonly host: string;
  readonly port: number;
  /** Between two passes, in milliseconds. */
  readonly passEvery: number;
  /** Address of the Redis that carries the jobs; null where one process does without. */
  readonly redis: Secret | null;
  /** How much the log tells. */
  readonly log: LogLevel;
  /** Where a worker shows its figures, null for nowhere; who shows pages shows them there. */
  readonly metricsPort: number | null;
  /** How many times faster than usual the people of the demonstration work; 0 where they do nothing. */
  readonly demonstrationSpeed: number;
};

const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

/** Settings by name, as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the running demonstration says how its review server and its pages are reached. */
export const sandboxFile = (data: string): string => join(data, "sandbox.json");

/** The configuration of this process; a mistake is a `SetupError` with its remedy. */
export function loadConfig(given: Environment = process.env): Config {
  const environment = withoutEmpty(given);
  const wanted = environment["SLOTS_CONFIG"];
  const file = resolve(wanted ?? "slots.config.yaml");
  const folder = resolve(environment["SLOTS_DATA"] ?? "data");
  const place = {
    host: environment["HOST"] ?? "127.0.0.1",
    port: readPort("PORT", environment["PORT"]) ?? 3000,
    metricsPort: readPort("SLOTS_METRICS_PORT", environment["SLOTS_METRICS_PORT"]),
    redis: readRedis(environment["REDIS_URL"]),
    log: readLogLevel(environment["SLOTS_LOG"]),
    demonstrationSpeed: readSpeed(environment["SLOTS_DEMO_SPEED"]),
  };
  if (existsSync(file)) return configured(file, folder, place, environment);
  if (wanted === undefined) return demonstration(join(folder, "demo"), place);
  throw new SetupError(
    "config",
    `SLOTS_CONFIG names ${wanted}, which does not exist.`,
    "Create it from slots.config.example.yaml, or unset SLOTS_CONFIG for the demonstration.",
  );
}

/** A variable that is set to nothing means what one that is not set does. */
const withoutEmpty = (given: Environment): Environment =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));

type Place = Pick<Config, "host" | "port" | "metricsPort" | "redis" | "log" | "demonstrationSpeed">;

function configured(file: string, data: string, place: Place, environment: Environment): Config {
  const read = readConfigFile(file, textOf(file));
  return {
    mode: "configured",
    file,
    data,
    database: join(data, "slots.db"),
    publicUrl: withoutSlash(read.publicUrl),
    contact: read.contact ?? null,
    passEvery: readPassEvery(read),
    servers: new Map(
      Object.entries(read.servers).map(([key, server]) => [
        key,
        {
          url: `${withoutSlash(server.url)}/`,
          username: server.username,
          operators: server.operators ?? [],
          ...secretsOf(file, key, server, environment),
        },
      ]),
    ),
    projects: projectsOf(read),
    ...place,
  };
}

/** The text of the configuration's file. Throws a `SetupError` where it can't be read. */
function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const [text, remedy] =
      code === "EISDIR"
        ? ["is a folder", "Name the file itself with SLOTS_CONFIG."]
        : [
            `can't be read: ${code}`,
            "Let this account read it, or run slots as the service's account.",
          ];
    throw new SetupError("config", `The configuration ${file} ${text}.`, remedy, error);
  }
}

function secretsOf(
  file: string,
  server: string,
  { password, webhook }: ConfigFile["servers"][string],
  environment: Environment,
): Pick<ServerConfig, "password" | "webhook"> {
  const key = `servers.${server}`;
  const asked = { file, key: `${key}.password`, is: "the bot's HTTP password" };
  return {
    password: readSecret(asked, password, environment),
    webhook: webhook ? readWebhook({ file, key: `${key}.webhook` }, webhook, environment) : null,
  };
}

function projectsOf(read: ConfigFile): Map<string, ProjectConfig> {
  return new Map(
    Object.entries(read.projects).map(([key, project]) => [
      key,
      {
        key,
        server: project.server,
        repositories: project.repositories,
        branches: project.branches,
        cores: project.cores ?? null,
        leads: project.leads ?? null,
        policy: writtenPolicy(project.policy),
      },
    ]),
  );
}

/** Where the demonstration's pages are; a command on its own would not know the port that they were started on. */
export const pagesAt = ({ host, port }: Pick<Config, "host" | "port">): string =>
  `http://${host}:${port}`;

/** Pages and review server are another process's when a command asks; their addresses are in a file beside the data. */
function demonstration(data: string, place: Place): Config {
  const file = sandboxFile(data);
  const { url = "http://127.0.0.1:1/", publicUrl = pagesAt(place) } = existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as { url: string; publicUrl?: string })
    : {};
  return {
    mode: "demonstration",
    file: null,
    data,
    database: join(data, "slots.db"),
    publicUrl,
    contact: null,
    passEvery: 10_000,
    servers: new Map([
      [
        "sandbox",
        {
          url,
          username: "slotbot",
          password: new Secret("slotbot-secret"),
          webhook: null,
          operators: [],
        },
      ],
    ]),
    projects: new Map([
      [invented.key, { ...invented, policy: policyAt(place.demonstrationSpeed) }],
    ]),
    ...place,
  };
}

function readPort(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  const remedy = "It takes a number from 0 to 65535.";
  throw new SetupError("config", `${name} can't be "${text}".`, remedy);
}

function readLogLevel(text = "info"): LogLevel {
  const level = logLevels.find((one) => one === text);
  if (level !== undefined) return level;
  const known = logLevels.join(", ");
  throw new SetupError("config", `SLOTS_LOG can't be "${text}".`, `It takes one of ${known}.`);
}

const withoutSlash = (url: string) => url.replace(/\/+$/, "");

/** The person at the command line, as the history names who decided. */
export function person(environment: Environment): string {
  return `cli:${environment["USER"] || environment["LOGNAME"] || account()}`;
}

/** The account of this process, for surroundings that name nobody; not every system has a name for each. */
function account(): string {
  try {
    return userInfo().username;
  } catch {
    return "unknown";
  }
}
