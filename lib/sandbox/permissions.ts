import { groupNamed, isAdministrator } from "./access.ts";
import { type Answer, forbidden, ok, unprocessable } from "./answers.ts";
import { type Body, flagIn, isObject, numberIn, objectIn, textIn } from "./body.ts";
import { type Call, param, signedIn, type World } from "./call.ts";
import { systemGroups } from "./initial-state.ts";
import { requireProject } from "./projects.ts";
import type { AccessSection, Permission, Project, Rule, SandboxState } from "./state.ts";

function accessInfo(world: World, project: Project): object {
  const rule = ({ action, min, max }: Rule) => ({
    action,
    force: false,
    ...(min === 0 && max === 0 ? {} : { min, max }),
  });
  const permission = (one: Permission) => ({
    ...(one.name.startsWith("label-") ? { label: one.name.slice("label-".length) } : {}),
    ...(one.exclusive ? { exclusive: true } : {}),
    rules: Object.fromEntries(one.rules.map((entry) => [entry.group, rule(entry)])),
  });
  const section = (one: AccessSection) => ({
    permissions: Object.fromEntries(
      one.permissions.map((entry) => [entry.name, permission(entry)]),
    ),
  });
  return {
    revision: String(world.state.counter),
    ...(project.parent === null ? {} : { inherits_from: { name: project.parent } }),
    local: Object.fromEntries(project.access.map((entry) => [entry.ref, section(entry)])),
  };
}

export function getAccess(call: Call, world: World): Answer {
  return ok(accessInfo(world, requireProject(call, world, param(call, "project"))));
}

/**
 * Adds and removes access rules: `{add: {ref: {permissions: {name: {exclusive, rules: {group: {action, min, max}}}}}}}`,
 * `remove` likewise, removal first. A rule for a group that has one under the same permission replaces it.
 */
export function postAccess(call: Call, world: World): Answer {
  const caller = signedIn(call);
  const project = requireProject(call, world, param(call, "project"));
  const change = { remove: objectIn(call.body, "remove"), add: objectIn(call.body, "add") };
  const asked = [...Object.keys(change.remove), ...Object.keys(change.add)];
  if (asked.length > 0 && !isAdministrator(world.state, caller)) {
    throw forbidden("not permitted: write refs/meta/config");
  }
  for (const ref of Object.keys(change.remove)) removeFrom(world, project, ref, change.remove);
  for (const ref of Object.keys(change.add)) addTo(world, project, ref, change.add);
  return ok(accessInfo(world, project));
}

function addTo(world: World, project: Project, ref: string, sections: Body): void {
  let section = project.access.find((entry) => entry.ref === ref);
  if (!section) {
    section = { ref, permissions: [] };
    project.access.push(section);
  }
  for (const [name, input] of permissionsIn(sections, ref)) {
    let permission = section.permissions.find((entry) => entry.name === name);
    if (!permission) {
      permission = { name, exclusive: false, rules: [] };
      section.permissions.push(permission);
    }
    if (flagIn(input, "exclusive")) permission.exclusive = true;
    const rules = rulesIn(world.state, input);
    const replaced = new Set(rules.map((rule) => rule.group));
    permission.rules = [...permission.rules.filter((rule) => !replaced.has(rule.group)), ...rules];
  }
}

/** Without permissions the whole section goes, without rules the whole permission. */
function removeFrom(world: World, project: Project, ref: string, sections: Body): void {
  const section = project.access.find((entry) => entry.ref === ref);
  if (!section) return;
  const permissions = permissionsIn(sections, ref);
  if (permissions.length === 0) {
    project.access = project.access.filter((entry) => entry !== section);
    return;
  }
  for (const [name, input] of permissions) {
    const removed = new Set(rulesIn(world.state, input).map((rule) => rule.group));
    for (const permission of section.permissions.filter((entry) => entry.name === name)) {
      permission.rules =
        removed.size === 0 ? [] : permission.rules.filter((rule) => !removed.has(rule.group));
    }
  }
  section.permissions = section.permissions.filter((entry) => entry.rules.length > 0);
}

function permissionsIn(sections: Body, ref: string): readonly [string, Body][] {
  const permissions = objectIn(objectIn(sections, ref), "permissions");
  return Object.entries(permissions).map(([name, value]) => [name, isObject(value) ? value : {}]);
}

function rulesIn(state: SandboxState, permission: Body): readonly Rule[] {
  return Object.entries(objectIn(permission, "rules")).map(([name, value]) => {
    const rule = isObject(value) ? value : {};
    const group = name.startsWith("global:")
      ? name
      : (systemGroups[name] ?? groupNamed(state, name)?.id);
    if (group === undefined) throw unprocessable(`${name} is not a valid group`);
    return {
      group,
      action: actionIn(rule),
      min: numberIn(rule, "min") ?? 0,
      max: numberIn(rule, "max") ?? 0,
    };
  });
}

function actionIn(rule: Body): Rule["action"] {
  const action = textIn(rule, "action");
  return action === "DENY" || action === "BLOCK" ? action : "ALLOW";
}
