import { groupNamed, isAdministrator, membersOf } from "./access.ts";
import {
  type Answer,
  conflict,
  created,
  done,
  forbidden,
  ok,
  Refusal,
  unprocessable,
} from "./answers.ts";
import { flagIn, textIn, textsIn } from "./body.ts";
import { type Call, param, signedIn, type World } from "./call.ts";
import { newRevision, nextNumber, timestamp } from "./identifiers.ts";
import { systemGroups } from "./initial-state.ts";
import { accountInfo, accountNamed } from "./people.ts";
import type { Account, Group, SandboxState } from "./state.ts";

/** A group as Gerrit writes it. */
export function groupInfo(state: SandboxState, group: Group): object {
  return {
    url: `#/admin/groups/uuid-${group.id}`,
    options: group.visibleToAll ? { visible_to_all: true } : {},
    ...(group.description === "" ? {} : { description: group.description }),
    group_id: group.number,
    owner: state.groups.get(group.owner)?.name ?? group.name,
    owner_id: group.owner,
    created_on: group.createdOn,
    id: group.id,
    name: group.name,
  };
}

function isOwner(state: SandboxState, caller: Account | null, group: Group): boolean {
  if (isAdministrator(state, caller)) return true;
  const owner = state.groups.get(group.owner);
  return caller !== null && owner !== undefined && membersOf(state, owner).has(caller.id);
}

function isVisible(state: SandboxState, caller: Account | null, group: Group): boolean {
  if (group.visibleToAll || isOwner(state, caller, group)) return true;
  return caller !== null && membersOf(state, group).has(caller.id);
}

/** A group that the caller may see; 404 for one that is hidden just as for one that is not there. */
export function requireGroup(call: Call, world: World, name: string): Group {
  const group = groupNamed(world.state, name);
  if (group === null || !isVisible(world.state, call.caller, group)) throw new Refusal(404, name);
  return group;
}

function owned(call: Call, world: World): Group {
  const caller = signedIn(call);
  const group = requireGroup(call, world, param(call, "group"));
  if (!isOwner(world.state, caller, group)) {
    throw forbidden(`Cannot add members to group ${group.name}`);
  }
  return group;
}

function memberNamed(world: World, name: string): Account {
  const account = accountNamed(world.state, name);
  if (account === null) throw unprocessable(`Account '${name}' not found`);
  return account;
}

export function getGroup(call: Call, world: World): Answer {
  const name = param(call, "group");
  const system = systemGroups[name];
  if (system !== undefined) return ok({ options: {}, id: encodeURIComponent(system), name });
  return ok(groupInfo(world.state, requireGroup(call, world, param(call, "group"))));
}

export function listGroups(call: Call, world: World): Answer {
  const visible = [...world.state.groups.values()]
    .filter((group) => isVisible(world.state, call.caller, group))
    .map((group) => [group.name, groupInfo(world.state, group)]);
  return ok(Object.fromEntries(visible));
}

export function putGroup(call: Call, world: World): Answer {
  const { state } = world;
  const caller = signedIn(call);
  if (!isAdministrator(state, caller)) throw forbidden("create group not permitted");
  const name = param(call, "group");
  if (groupNamed(state, name) !== null) throw conflict("Group already exists");
  const owner = textIn(call.body, "owner") ?? textIn(call.body, "owner_id");
  const members = textsIn(call.body, "members").map((member) => memberNamed(world, member).id);
  const id = newRevision(state, "group");
  const group: Group = {
    id,
    number: nextNumber(
      [...state.groups.values()].map((other) => other.number),
      1,
    ),
    name,
    description: textIn(call.body, "description") ?? "",
    visibleToAll: flagIn(call.body, "visible_to_all"),
    owner: owner === null ? id : requireGroup(call, world, owner).id,
    members: members.length === 0 ? [caller.id] : members,
    includes: [],
    createdOn: timestamp(world.now()),
  };
  state.groups.set(id, group);
  return created(groupInfo(state, group));
}

export function putGroupOptions(call: Call, world: World): Answer {
  const group = owned(call, world);
  group.visibleToAll = flagIn(call.body, "visible_to_all");
  return ok(group.visibleToAll ? { visible_to_all: true } : {});
}

export function listMembers(call: Call, world: World): Answer {
  const group = requireGroup(call, world, param(call, "group"));
  const members = call.query.has("recursive") ? [...membersOf(world.state, group)] : group.members;
  return ok(members.map((member) => accountInfo(world.state, member, true)));
}

export function putMember(call: Call, world: World): Answer {
  const group = owned(call, world);
  const member = memberNamed(world, param(call, "account"));
  const info = accountInfo(world.state, member.id, true);
  if (group.members.includes(member.id)) return ok(info);
  group.members.push(member.id);
  return created(info);
}

export function deleteMember(call: Call, world: World): Answer {
  const group = owned(call, world);
  const member = memberNamed(world, param(call, "account"));
  group.members = group.members.filter((id) => id !== member.id);
  return done;
}

export function putIncludedGroup(call: Call, world: World): Answer {
  const group = owned(call, world);
  const included = requireGroup(call, world, param(call, "included"));
  const info = groupInfo(world.state, included);
  if (group.includes.includes(included.id)) return ok(info);
  group.includes.push(included.id);
  return created(info);
}
