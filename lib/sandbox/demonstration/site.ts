import { bot, type Character, contributors, cores, passwordOf, tester } from "./cast.ts";
import type { Stage } from "./stage.ts";

/** The one repository of the demonstration. */
export const repository = "invented/moonkettle";

const admin = "admin";
const coreGroup = "moonkettle-core";
const botGroup = "Slot-Bots";
const testerGroup = "Check-Runners";

/** Sets a fresh server up as it was before the first change: accounts, groups, labels, permissions, the repository. */
export function buildSite(stage: Stage, at: Date): void {
  const put = (path: string, body: Record<string, unknown>) =>
    stage(at, { by: admin, method: "PUT", path, body });
  const group = (name: string, members: readonly Character[]) =>
    put(`groups/${name}`, {
      members: members.map(({ username }) => username),
      visible_to_all: true,
    });
  for (const one of [...cores, ...contributors, tester, bot]) {
    put(`accounts/${one.username}`, {
      name: one.name,
      email: `${one.username}@example.org`,
      http_password: one === bot ? bot.password : passwordOf(one),
    });
  }
  group(coreGroup, cores);
  group(botGroup, [bot]);
  group(testerGroup, [tester]);
  put(`groups/Service%20Users/groups/${botGroup}`, {});
  put(`groups/Service%20Users/groups/${testerGroup}`, {});
  put("projects/All-Projects/labels/Verified", {
    values: { "-1": "Fails", " 0": "No score", "+1": "Works for the check runner" },
    function: "NoBlock",
    copy_condition: "changekind:NO_CHANGE OR changekind:NO_CODE_CHANGE",
  });
  grant(stage, at);
  put(`projects/${encodeURIComponent(repository)}`, {
    create_empty_commit: true,
    branches: ["master"],
    description: "The invented project of the demonstration: it runs the tea houses of the moon.",
  });
}

/** Cores decide and submit, the tester verifies, the bot may hold and nothing else. */
function grant(stage: Stage, at: Date): void {
  const label = (name: string, rules: Record<string, readonly [number, number]>) => ({
    [`label-${name}`]: {
      label: name,
      rules: Object.fromEntries(
        Object.entries(rules).map(([group, [min, max]]) => [group, { action: "ALLOW", min, max }]),
      ),
    },
  });
  const permissions = {
    ...label("Code-Review", { [coreGroup]: [-2, 2], [botGroup]: [-2, 0] }),
    // A core may take the bot's vote off.
    "removeLabel-Code-Review": {
      label: "Code-Review",
      rules: { [coreGroup]: { action: "ALLOW", min: -2, max: 2 } },
    },
    ...label("Verified", { [testerGroup]: [-1, 1] }),
    ...label("Workflow", { [coreGroup]: [-1, 1] }),
    submit: { rules: { [coreGroup]: { action: "ALLOW" } } },
  };
  stage(at, {
    by: admin,
    method: "POST",
    path: "projects/All-Projects/access",
    body: { add: { "refs/heads/*": { permissions } } },
  });
}
