import { writeFile } from "node:fs/promises";
import { type BadInput, row } from "./row.ts";

const why = ["--reason", "why not"];
const slotRange = "It takes a whole number from 1 to 500.";
const example = "Compare with slots.config.example.yaml.";
const file = "FOLDER/slots.config.yaml";

const set = (value: string) => ["policy", "set", value, ...why, "--project", "nova"];

/** Settings of a project that nobody can mean. */
export const badPolicies: readonly BadInput[] = [
  row("a policy of 0 slots", set("slots.count=0"), 1, [
    "bad-policy",
    `slots.count can't be "0".`,
    slotRange,
  ]),
  row("a policy of −1 slots", set("slots.count=-1"), 1, [
    "bad-policy",
    `slots.count can't be "-1".`,
    slotRange,
  ]),
  row("a policy of 10^9 slots", set("slots.count=1000000000"), 1, [
    "bad-policy",
    `slots.count can't be "1000000000".`,
    slotRange,
  ]),
  row("more slots for debt than slots", set("slots.debt=2"), 1, [
    "bad-policy",
    "slots.debt is 2 and slots.count only 1.",
    "Reserve at most as many slots as there are.",
  ]),
  row("a hold of another value while holds stand", set("hold.value=-1"), 1, [
    "votes-stand",
    "hold.value can't change while votes of the bot stand: there is 1.",
    'Take every hold off first, with slots holds remove --all; then set it, and go on with slots resume --reason "…".',
  ]),
];

/** Mistakes in the file, and what it names; the file, the key and the remedy are named. */
export const badConfigurations: readonly BadInput[] = [
  row(
    "a configuration with a typo",
    ["status"],
    1,
    [
      "config",
      `${file}: projects.nova.brunches is not a key here.`,
      `It takes server, repositories, branches, cores, leads, policy. ${example}`,
    ],
    ({ configure }) =>
      configure(({ projects }) => {
        projects.nova["brunches"] = ["master"];
      }),
  ),
  row(
    "a configuration without an address of its own",
    ["status"],
    1,
    ["config", `${file}: publicUrl is missing.`, example],
    ({ configure }) =>
      configure((config) => {
        config["publicUrl"] = undefined;
      }),
  ),
  row(
    "a configuration with the password in it",
    ["status"],
    1,
    [
      "config",
      `${file}: servers.good.password is wrong: it takes { env: NAME } or { file: PATH }, never the secret itself.`,
      example,
    ],
    ({ configure }) =>
      configure(({ servers }) => {
        servers.good["password"] = "in plain sight";
      }),
  ),
  row(
    "the address of a server with /a/ at its end",
    ["status"],
    1,
    [
      "config",
      `${file}: servers.good.url is wrong: it ends in /a/, which the bot adds by itself; write the part before it.`,
      example,
    ],
    ({ configure }) =>
      configure(({ servers }) => {
        servers.good["url"] = "https://review.example.org/a/";
      }),
  ),
  row(
    "a configuration with a policy of 0 slots",
    ["tick"],
    1,
    [
      "config",
      `${file}: projects.other.policy.slots.count is wrong: slots.count can't be "0".`,
      slotRange,
    ],
    ({ configure }) =>
      configure(({ projects }) => {
        projects.other["policy"] = { "slots.count": 0 };
      }),
  ),
  row(
    "a configuration that is not YAML",
    ["tick"],
    1,
    [
      "config",
      `${file} is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 2, column 1.`,
      "Correct that line.",
    ],
    ({ config }) => writeFile(config, "servers: {good: [\n"),
  ),
  row(
    "an empty configuration",
    ["status"],
    1,
    [
      "config",
      `${file} is empty.`,
      "Copy slots.config.example.yaml to it, and write your review server and your project there.",
    ],
    ({ config }) => writeFile(config, "# later\n"),
  ),
  row(
    "a branch in two projects",
    ["tick"],
    1,
    [
      "config",
      `${file}: projects.other.repositories has openstack/nova, branch master, which project nova governs already.`,
      "Leave it in one of the two.",
    ],
    ({ configure }) =>
      configure(({ projects }) => {
        Object.assign(projects.other, { server: "good", repositories: ["openstack/nova"] });
      }),
  ),
  row(
    "SLOTS_CONFIG names no file",
    ["tick"],
    1,
    [
      "config",
      "SLOTS_CONFIG names FOLDER/nowhere.yaml, which does not exist.",
      "Create it from slots.config.example.yaml, or unset SLOTS_CONFIG for the demonstration.",
    ],
    ({ settings, folder }) => {
      settings["SLOTS_CONFIG"] = `${folder}/nowhere.yaml`;
    },
  ),
  row(
    "the password's variable is not set",
    ["tick"],
    1,
    [
      "config",
      `${file}: servers.good.password names the variable SLOTS_GERRIT_PASSWORD, which is not set.`,
      "Set SLOTS_GERRIT_PASSWORD to the bot's HTTP password.",
    ],
    ({ settings }) => {
      settings["SLOTS_GERRIT_PASSWORD"] = "";
    },
  ),
  row(
    "a webhook whose secret could be guessed",
    ["tick"],
    1,
    [
      "config",
      `${file}: servers.good.webhook is shorter than 32 characters, or has others than letters, digits, - and _.`,
      "Make one that nobody guesses: openssl rand -hex 32.",
    ],
    async ({ configure, folder }) => {
      await writeFile(`${folder}/webhook`, "0123456789abcdef\n");
      await configure(({ servers }) => {
        servers.good["webhook"] = { file: "webhook" };
      });
    },
  ),
];
