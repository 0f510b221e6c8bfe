import { counted } from "#lib/domain/phrases.ts";
import type { Policy } from "#lib/domain/policy.ts";
import { blockedPlace } from "./blocked-problems.ts";
import { loadWorld } from "./load-world.ts";
import { type Project, type ServerNeeds, serverFailure } from "./needs.ts";

/** One thing the doctor looked at. A `warning` works and could be better; a `finding` keeps the bot from its work. */
export type Check = {
  readonly code: string;
  readonly state: "fine" | "warning" | "finding" | "unknown";
  readonly text: string;
  /** What to do, null where nothing needs doing. */
  readonly remedy: string | null;
};

export type Diagnosis = { readonly project: string; readonly checks: readonly Check[] };

const worstSkew = 30_000;

/** Looks at everything the bot needs for one project, each with its own sentence. Writes nothing to the server. */
export async function runDoctor(needs: ServerNeeds, project: Project): Promise<Diagnosis> {
  const checks: Check[] = [];
  const steps = [checkVersion, checkAccount, checkClock, checkRepositories, checkGroups];
  for (const step of steps) {
    try {
      checks.push(...(await step(needs, project)));
    } catch (error) {
      const failure = serverFailure(error);
      if (failure === null) throw error;
      checks.push(
        finding(failure.code, failure.text, "Mend this first; the other checks need it."),
      );
      if (step === checkVersion || step === checkAccount) break;
    }
  }
  await forgetMended(needs, project, checks);
  return { project: project.key, checks };
}

const fine = (code: string, text: string): Check => ({ code, state: "fine", text, remedy: null });
const finding = (code: string, text: string, remedy: string): Check => ({
  code,
  state: "finding",
  text,
  remedy,
});
const warning = (code: string, text: string, remedy: string): Check => ({
  ...finding(code, text, remedy),
  state: "warning",
});

async function checkVersion({ gerrit }: ServerNeeds): Promise<Check[]> {
  return [fine("version", `Gerrit ${await gerrit.version()} answers.`)];
}

async function checkAccount({ gerrit }: ServerNeeds): Promise<Check[]> {
  const bot = await gerrit.self();
  const { queryLimit, isAdministrator } = await gerrit.queryLimit();
  const name = bot.name ?? bot.username ?? `account ${bot.id}`;
  return [
    fine("account", `The bot signs in as ${name} (account ${bot.id}).`),
    ...(bot.isService
      ? []
      : [
          warning(
            "service-user",
            "The bot's account is not a service user.",
            'Put it into the group "Service Users", so that its votes start nobody\'s turn.',
          ),
        ]),
    ...(isAdministrator
      ? [
          warning(
            "administrator",
            "The bot's account administrates the server.",
            "Give it the right to vote and nothing more.",
          ),
        ]
      : []),
    ...(queryLimit !== null && queryLimit < 100
      ? [
          warning(
            "query-limit",
            `The bot may list ${queryLimit} changes at a time.`,
            "Raise its queryLimit to 500: reading takes fewer calls then.",
          ),
        ]
      : []),
  ];
}

async function checkClock({ gerrit, now }: ServerNeeds, project: Project): Promise<Check[]> {
  const before = now();
  const { serverTime } = await gerrit.changedSince(project.repositories, before);
  const skew = Math.abs(serverTime.getTime() - before.getTime());
  if (skew <= worstSkew) return [fine("clock", "The server's clock and ours agree.")];
  return [
    warning(
      "clock",
      `The server's clock and ours differ by ${Math.round(skew / 1000)} s.`,
      "Set both by a time server; waiting times would be shown wrongly.",
    ),
  ];
}

async function checkRepositories(needs: ServerNeeds, project: Project): Promise<Check[]> {
  const { database, now } = needs;
  const policy = (await loadWorld(database.store, project, now())).policy.values;
  const checks: Check[] = [];
  for (const repository of project.repositories) {
    const state = await needs.gerrit.repository(repository);
    if (state === "missing") {
      checks.push(
        finding(
          "unknown-repository",
          `The repository ${repository} does not exist on the server, or the bot may not read it.`,
          "Correct its name in the configuration, or give the bot the right to read it.",
        ),
      );
    } else if (state !== "ACTIVE") {
      checks.push(
        finding(
          "closed-repository",
          `The repository ${repository} is ${state.toLowerCase().replace("_", " ")}.`,
          "Take it out of the configuration, or make it active.",
        ),
      );
    } else checks.push(...(await checkRights(needs, project, repository, policy)));
  }
  return checks;
}

async function checkRights(
  { gerrit }: ServerNeeds,
  project: Project,
  repository: string,
  policy: Policy,
): Promise<Check[]> {
  const { "hold.label": label, "hold.value": value, "hold.mode": mode } = policy;
  if (mode !== "vote") return [fine("repository", `${repository} is readable.`)];
  const labels = await gerrit.labels(repository);
  const known = labels.find(({ name }) => name === label);
  if (known === undefined && labels.length > 0) return [noSuchLabel(repository, label)];
  if (known && !known.values.includes(value)) {
    return [
      finding(
        "no-such-value",
        `The label ${label} of ${repository} has no value ${value}.`,
        "Set hold.value to one that it has (slots policy set), or add the value in Gerrit.",
      ),
    ];
  }
  const checks: Check[] = [];
  for (const branch of project.branches) {
    const permitted = await gerrit.permittedValues(repository, branch, label);
    checks.push(rightOn(repository, branch, label, value, permitted));
  }
  return checks;
}

const noSuchLabel = (repository: string, label: string) =>
  finding(
    "no-such-label",
    `${repository} has no label ${label}.`,
    "Set hold.label to one that it has (slots policy set), or add the label in Gerrit.",
  );

function rightOn(
  repository: string,
  branch: string,
  label: string,
  value: number,
  permitted: readonly number[] | null,
): Check {
  const place = `${repository}, branch ${branch}`;
  if (permitted === null) {
    const text = `Whether the bot may vote on ${place} is not known: no change is open there.`;
    return { code: blockedPlace(repository, branch), state: "unknown", text, remedy: null };
  }
  return permitted.includes(value)
    ? fine(blockedPlace(repository, branch), `The bot may vote ${label} ${value} on ${place}.`)
    : finding(
        blockedPlace(repository, branch),
        `The bot may not vote ${label} ${value} on ${place}.`,
        `Grant its group ${label} ${value}..0 there; exclusive permissions of a branch inherit nothing.`,
      );
}

async function checkGroups({ gerrit }: ServerNeeds, { cores, leads = null }: Project) {
  const checks: Check[] = [];
  for (const [code, group] of Object.entries({ cores, leads })) {
    const members = group === null ? null : await gerrit.groupMembers(group);
    if (members === null) continue;
    checks.push(
      members === "missing"
        ? unseen(code, `${group}`)
        : fine(code, `The group ${group} has ${counted(members.length, "member")}.`),
    );
  }
  return checks;
}

const unseen = (code: string, group: string) =>
  warning(
    code,
    `The group ${group} does not exist, or the bot can't see its members.`,
    "Make it visible to all in Gerrit, or correct its name; until then who signs in tells of themselves.",
  );

/** A permission that is there now is tried again by the next pass. */
async function forgetMended(
  { database }: ServerNeeds,
  { key }: Project,
  checks: readonly Check[],
): Promise<void> {
  const mended = checks.filter(({ state }) => state === "fine").map(({ code }) => code);
  await database.store.problems.solve(key, mended);
}
