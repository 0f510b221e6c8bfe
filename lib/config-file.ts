import { parse, YAMLParseError } from "yaml";
import { z } from "zod";
import { readDuration } from "#lib/domain/duration.ts";
import { changePolicy, defaultPolicy } from "#lib/domain/policy.ts";
import { SetupError } from "./failure.ts";

const word = z.string().min(1);
const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "a key takes small letters, digits and hyphens");
/** Addresses of the service itself begin with these. */
const projectKey = key.refine((name) => !["api", "metrics", "sign-in"].includes(name), {
  error: "api, metrics and sign-in are addresses of the service itself; choose another key",
});
const address = z.url({
  protocol: /^https?$/,
  error: "it takes an address such as https://review.example.org/",
});
const secret = z.union([z.strictObject({ env: word }), z.strictObject({ file: word })], {
  error: "it takes { env: NAME } or { file: PATH }, never the secret itself",
});

const server = z.strictObject({
  kind: z.literal("gerrit"),
  url: address.refine((url) => !/\/a\/*$/.test(url), {
    error: "it ends in /a/, which the bot adds by itself; write the part before it",
  }),
  username: word,
  password: secret,
  webhook: secret.optional(),
  operators: z.array(word).optional(),
});

const project = z.strictObject({
  server: word,
  repositories: z.array(word).min(1),
  branches: z.array(word).min(1),
  cores: word.optional(),
  leads: word.optional(),
  policy: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});

const passEvery = z
  .string()
  .refine((text) => (readDuration(text) ?? 0) >= 1_000 && (readDuration(text) ?? 0) <= 3_600_000, {
    error: "it takes a duration from 1s to 1h, such as 60s",
  });

const file = z.strictObject({
  publicUrl: address,
  contact: word.optional(),
  passEvery: passEvery.default("60s"),
  servers: z.record(key, server),
  projects: z.record(projectKey, project),
});

/** What `slots.config.yaml` says, checked for form. */
export type ConfigFile = z.infer<typeof file>;

/** Between two passes, in milliseconds. */
export const readPassEvery = ({ passEvery }: ConfigFile): number => readDuration(passEvery) ?? 0;

/** Reads and checks the text of a configuration; a mistake names the file, the key and the remedy. */
export function readConfigFile(name: string, text: string): ConfigFile {
  const config = check(name, parseYaml(name, text));
  checkServers(name, config);
  checkTerritories(name, config);
  checkPolicies(name, config);
  return config;
}

function parseYaml(name: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    throw mistake(name, null, `is not YAML: ${error.message.split("\n")[0]}`, "Correct that line.");
  }
}

function check(name: string, value: unknown): ConfigFile {
  if (value === null) throw mistake(name, null, "is empty", fillIn);
  const result = file.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.join(".") ?? "";
  if (issue?.code === "unrecognized_keys") {
    const [unknown = ""] = issue.keys;
    const key = [path, unknown].filter((part) => part !== "").join(".");
    throw mistake(name, key, "is not a key here", keysAt(issue.path));
  }
  const found = (issue?.path ?? []).reduce<unknown>(partOf, value);
  if (path !== "" && found === undefined) throw mistake(name, path, "is missing", compare);
  const text = `is wrong: ${issue?.message ?? "it has another form"}`;
  throw mistake(name, path === "" ? null : path, text, compare);
}

const fillIn =
  "Copy slots.config.example.yaml to it, and write your review server and your project there.";

const compare = "Compare with slots.config.example.yaml.";

const partOf = (whole: unknown, part: PropertyKey): unknown =>
  typeof whole === "object" && whole !== null ? Reflect.get(whole, part) : undefined;

/** The keys that there are where an unknown one stands. */
function keysAt([section, , ...deeper]: readonly PropertyKey[]): string {
  if (deeper.length > 0) return compare;
  const shape = section === "servers" ? server : section === "projects" ? project : file;
  return `It takes ${Object.keys(shape.shape).join(", ")}. ${compare}`;
}

function checkServers(name: string, config: ConfigFile): void {
  for (const [key, { server: wanted }] of Object.entries(config.projects)) {
    if (Object.hasOwn(config.servers, wanted)) continue;
    const known = Object.keys(config.servers).join(", ");
    throw mistake(
      name,
      `projects.${key}.server`,
      `names the server "${wanted}", which is not under servers`,
      `Use one of: ${known}.`,
    );
  }
}

/** One repository and branch belongs to one project, or two of them would decide over one change. */
function checkTerritories(name: string, config: ConfigFile): void {
  const owners = new Map<string, string>();
  for (const [key, { server, repositories, branches }] of Object.entries(config.projects)) {
    for (const place of repositories.flatMap((one) =>
      branches.map((branch) => `${one} ${branch}`),
    )) {
      const owner = owners.get(`${server} ${place}`);
      if (owner !== undefined && owner !== key) {
        throw mistake(
          name,
          `projects.${key}.repositories`,
          `has ${place.replace(" ", ", branch ")}, which project ${owner} governs already`,
          "Leave it in one of the two.",
        );
      }
      owners.set(`${server} ${place}`, key);
    }
  }
}

function checkPolicies(name: string, config: ConfigFile): void {
  for (const [key, { policy }] of Object.entries(config.projects)) {
    const result = changePolicy(defaultPolicy, writtenPolicy(policy));
    if (result.kind === "policy") continue;
    const [first] = result.mistakes;
    throw mistake(
      name,
      `projects.${key}.policy.${first?.key}`,
      `is wrong: ${first?.text}`,
      first?.remedy ?? "",
    );
  }
}

/** A policy as it stands in the file, every value as text. */
export function writtenPolicy(
  policy: Readonly<Record<string, string | number | boolean>> | undefined,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(policy ?? {}).map(([key, value]) => [key, String(value)]),
  );
}

function mistake(name: string, key: string | null, text: string, remedy: string): SetupError {
  const subject = key === null ? name : `${name}: ${key}`;
  // What others say of a mistake ends in a mark of its own.
  return new SetupError("config", `${subject} ${text.replace(/[.:]$/, "")}.`, remedy);
}
