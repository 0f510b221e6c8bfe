import {
  administratorsName,
  anonymousUsers,
  changeOwner,
  projectOwners,
  registeredUsers,
  serviceUsersName,
} from "./initial-state.ts";
import { oncePerRead } from "./reading.ts";
import type { Account, Change, Group, Permission, Project, SandboxState } from "./state.ts";

/** Group by name, id or number, as Gerrit accepts them all. */
export function groupNamed(state: SandboxState, name: string): Group | null {
  for (const group of state.groups.values()) {
    if (group.id === name || group.name === name || String(group.number) === name) return group;
  }
  return null;
}

/** Every account in a group and in the groups it includes. */
export const membersOf: (state: SandboxState, group: Group) => ReadonlySet<number> = oncePerRead(
  (group: Group) => group.id,
  (state, group) => {
    const found = new Set<number>();
    const seen = new Set<string>();
    const visit = (current: Group) => {
      if (seen.has(current.id)) return;
      seen.add(current.id);
      for (const member of current.members) found.add(member);
      for (const id of current.includes) {
        const included = state.groups.get(id);
        if (included) visit(included);
      }
    };
    visit(group);
    return found;
  },
);

function isIn(state: SandboxState, account: Account | null, groupName: string): boolean {
  const group = groupNamed(state, groupName);
  return account !== null && group !== null && membersOf(state, group).has(account.id);
}

export const isAdministrator = (state: SandboxState, account: Account | null): boolean =>
  isIn(state, account, administratorsName);

export const isServiceUser = (state: SandboxState, account: Account | null): boolean =>
  isIn(state, account, serviceUsersName);

/** Ids of all groups that an account is in, whatever the change. */
export const groupsOf: (state: SandboxState, account: Account | null) => ReadonlySet<string> =
  oncePerRead(
    (account: Account | null) => String(account?.id),
    (state, account) => {
      const ids = new Set([anonymousUsers]);
      if (account === null) return ids;
      ids.add(registeredUsers);
      for (const group of state.groups.values()) {
        if (membersOf(state, group).has(account.id)) ids.add(group.id);
      }
      if (isAdministrator(state, account)) ids.add(projectOwners);
      return ids;
    },
  );

function matches(pattern: string, ref: string): boolean {
  return pattern.endsWith("/*") ? ref.startsWith(pattern.slice(0, -1)) : pattern === ref;
}

/** The parent of a project, its parent, and so on up to All-Projects. */
export function ancestorsOf(state: SandboxState, project: Project): readonly Project[] {
  const parent = project.parent === null ? undefined : state.projects.get(project.parent);
  return parent ? [parent, ...ancestorsOf(state, parent)] : [];
}

/**
 * The permissions of one name that count for a ref: the most specific ref first, a project before its parents; an
 * exclusive one hides all that come after it.
 */
const permissionsFor: (
  state: SandboxState,
  project: Project,
  ref: string,
  name: string,
) => readonly Permission[] = oncePerRead(
  (project: Project, ref: string, name: string) => `${project.name} ${ref} ${name}`,
  (state, project, ref, name) => {
    const ordered = [project, ...ancestorsOf(state, project)]
      .flatMap((one) => one.access)
      .filter((section) => matches(section.ref, ref))
      .toSorted((a, b) => b.ref.length - a.ref.length)
      .flatMap((section) => section.permissions)
      .filter((permission) => permission.name === name);
    const exclusive = ordered.findIndex((permission) => permission.exclusive);
    return exclusive === -1 ? ordered : ordered.slice(0, exclusive + 1);
  },
);

/** Whether a permission without values (submit, read, abandon …) is given to an account on a ref. */
export function mayUse(
  state: SandboxState,
  account: Account | null,
  project: Project,
  ref: string,
  name: string,
): boolean {
  const groups = groupsOf(state, account);
  const rules = permissionsFor(state, project, ref, name)
    .flatMap((permission) => permission.rules)
    .filter((rule) => groups.has(rule.group));
  if (rules.some((rule) => rule.action === "BLOCK")) return false;
  return rules[0]?.action === "ALLOW";
}

/** Lowest and highest value that an account may use under `label-X` or `removeLabel-X`; 0 to 0 without permission. */
export function rangeFor(
  state: SandboxState,
  account: Account | null,
  project: Project,
  change: Change,
  name: string,
): { readonly min: number; readonly max: number } {
  const groups = groupsOf(state, account);
  const isOwner = account?.id === change.owner;
  const rules = permissionsFor(state, project, `refs/heads/${change.branch}`, name)
    .flatMap((permission) => permission.rules)
    .filter(({ action, group }) => {
      if (action !== "ALLOW") return false;
      return groups.has(group) || (isOwner && group === changeOwner);
    });
  return {
    min: Math.min(0, ...rules.map((rule) => rule.min)),
    max: Math.max(0, ...rules.map((rule) => rule.max)),
  };
}
