import type { Role } from "#lib/domain/roles.ts";
import { createGroupMemory, groupMembers } from "./group-members.ts";
import type { Project, ServerNeeds } from "./needs.ts";
import { roleOfPersona } from "./personas.ts";
import { type Person, sessionFor } from "./sessions.ts";

/** What somebody is in a project, and whether that could be found out in full. */
export type FoundRoles = {
  readonly roles: readonly Role[];
  /** A group could not be asked: more roles may be theirs, and none is given. */
  readonly isUnsure: boolean;
};

type RoleNeeds = Pick<ServerNeeds, "server" | "now" | "memory"> & {
  readonly gerrit: Pick<ServerNeeds["gerrit"], "groupMembers">;
};

/**
 * The roles of somebody in a project. Accounts are of one review server, so nobody has a role in a project of another.
 * Core and lead are members of its groups, as the bot was told at most five minutes ago; of a group that the bot may not
 * see, what the server said at the sign-in counts.
 */
export async function rolesOf(
  needs: RoleNeeds,
  project: Project,
  person: Person,
): Promise<FoundRoles> {
  if (person.server !== project.server) return { roles: [], isUnsure: false };
  const [isCore, isLead] = await Promise.all([
    isIn(needs, person, project.cores),
    isIn(needs, person, project.leads ?? null),
  ]);
  const given: Readonly<Record<Role, boolean>> = {
    contributor: person.account !== null,
    core: isCore === "yes",
    lead: isLead === "yes",
    operator: person.persona === null && (project.operators ?? []).includes(person.username),
  };
  const played = person.persona === null ? [] : [roleOfPersona[person.persona]];
  const roles = (["contributor", "core", "lead", "operator"] as const).filter(
    (role) => given[role] || played.includes(role),
  );
  return { roles, isUnsure: isCore === "unknown" || isLead === "unknown" };
}

async function isIn(
  { server, gerrit, now, memory }: RoleNeeds,
  person: Person,
  group: string | null,
): Promise<"yes" | "no" | "unknown"> {
  if (group === null || person.account === null) return "no";
  const groups = memory?.groups ?? createGroupMemory();
  const members = await groupMembers({ server, gerrit, now, memory: groups }, group);
  switch (members.kind) {
    case "members":
      return members.accounts.has(person.account) ? "yes" : "no";
    case "hidden":
      return isProved(person, now()) && person.groups.includes(group) ? "yes" : "no";
    case "unknown":
      return "unknown";
  }
}

/** A token may live longer than what its owner proved. */
const isProved = ({ provedAt }: Person, now: Date): boolean =>
  now.getTime() - provedAt.getTime() < sessionFor;
