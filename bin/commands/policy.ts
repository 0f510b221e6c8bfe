import { answered, type InProject, type Registration } from "#bin/frame.ts";
import type { Answer } from "#bin/output.ts";
import { moment, plain, table } from "#bin/table.ts";
import { misused } from "#bin/trouble.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import { setPolicy } from "#lib/flow/set-policy.ts";
import { type PolicyStep, showPolicy, showPolicyHistory } from "#lib/flow/show-policy.ts";
import { neededReason } from "./reason-option.ts";

/** `slots policy [show|set k=v… --reason|history]` */
export const policyCommand: Registration = (program, frame) => {
  const policy = program
    .command("policy")
    .description("the settings of a project: show, set, history");
  policy
    .command("show", { isDefault: true })
    .description("every setting as it is now")
    .action(() => frame.inProjects(show));
  policy
    .command("set")
    .argument("<settings...>", "key=value, such as slots.count=8 slots.lendAfter=10d")
    .addOption(neededReason())
    .description("change settings, all of them or none; each time a new version")
    .action((words: string[], { reason }: { reason: string }) =>
      frame.inProject((opened) => set(opened, words, reason)),
    );
  policy
    .command("history")
    .description("every version: who, when, why, and what changed")
    .action(() => frame.inProjects(showHistory));
};

async function show({ services, project }: InProject): Promise<Answer | Refusal> {
  const shown = await showPolicy(services, project);
  if (shown === null) {
    return refuse("no-policy", `${project.key} has no policy.`, "Start the service once.");
  }
  const rows = Object.entries(shown.settings).map(([key, value]) => [`  ${key}`, value || "none"]);
  return {
    json: { project: project.key, ...shown },
    text: `${project.key}: ${headOf(shown)}\n${table(rows)}`,
  };
}

async function set(
  { services, project, who }: InProject,
  words: readonly string[],
  reason: string,
): Promise<Answer | Refusal> {
  const written = readSettings(words);
  if (written.kind === "refused") return written;
  return answered(
    await setPolicy(services, project, written.settings, { who, reason }),
    ({ version, changes }) => ({ project: project.key, version, changes }),
  );
}

async function showHistory({ services, project }: InProject): Promise<Answer> {
  const versions = await showPolicyHistory(services, project);
  const lines = versions.flatMap((version) => [`  ${headOf(version)}`, ...changeLines(version)]);
  return {
    json: { project: project.key, versions },
    text: [`${project.key}:`, ...lines].join("\n"),
  };
}

const headOf = ({ version, at, who, why }: Omit<PolicyStep, "changes">) =>
  `version ${version}  ${moment(at)}  (${plain(who)}: “${plain(why)}”)`;

const changeLines = ({ changes }: PolicyStep) =>
  changes.length === 0
    ? []
    : [
        table(
          changes.map(({ key, from, to }) => [`    ${key}`, `${from || "none"} → ${to || "none"}`]),
        ),
      ];

type Written = { readonly kind: "settings"; readonly settings: Readonly<Record<string, string>> };

function readSettings(words: readonly string[]): Written | Refusal {
  const settings = new Map<string, string>();
  for (const word of words) {
    const [, key, value] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
    if (key === undefined || value === undefined) {
      return misused(`“${word}” is no setting.`, "Write key=value, such as slots.count=8.");
    }
    if (settings.has(key)) return misused(`${key} is set twice.`, "Set each key once.");
    settings.set(key, value);
  }
  return { kind: "settings", settings: Object.fromEntries(settings) };
}
