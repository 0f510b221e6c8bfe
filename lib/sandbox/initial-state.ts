import { newRevision, timestamp } from "./identifiers.ts";
import type {
  AccessSection,
  Group,
  Label,
  Permission,
  Project,
  Rule,
  SandboxState,
} from "./state.ts";

/** Groups that every Gerrit has and nobody is listed in. */
export const anonymousUsers = "global:Anonymous-Users";
export const registeredUsers = "global:Registered-Users";
export const projectOwners = "global:Project-Owners";
export const changeOwner = "global:Change-Owner";

/** Their ids by the names that people know them by. */
export const systemGroups: Readonly<Record<string, string>> = {
  "Anonymous Users": anonymousUsers,
  "Registered Users": registeredUsers,
  "Project Owners": projectOwners,
  "Change Owner": changeOwner,
};

export const administratorsName = "Administrators";
export const serviceUsersName = "Service Users";
export const allProjects = "All-Projects";

const codeReview: Label = {
  name: "Code-Review",
  values: [
    { value: -2, text: "This shall not be submitted" },
    { value: -1, text: "I would prefer this is not submitted as is" },
    { value: 0, text: "No score" },
    { value: 1, text: "Looks good to me, but someone else must approve" },
    { value: 2, text: "Looks good to me, approved" },
  ],
  defaultValue: 0,
  copyCondition: "changekind:NO_CHANGE OR changekind:TRIVIAL_REBASE OR is:MIN",
  function: "NoBlock",
};

const workflow: Label = {
  name: "Workflow",
  values: [
    { value: -1, text: "Work in progress" },
    { value: 0, text: "Ready for reviews" },
    { value: 1, text: "Approved" },
  ],
  defaultValue: 0,
  copyCondition: "changekind:NO_CHANGE OR changekind:TRIVIAL_REBASE",
  function: "NoBlock",
};

/** A server just after Gerrit's own init: one administrator, All-Projects, Code-Review, nothing else. */
export function initialState(now: Date, workflowLabel: boolean): SandboxState {
  const state: SandboxState = {
    counter: 0,
    lastChange: 0,
    reportMergeable: false,
    accounts: new Map(),
    groups: new Map(),
    projects: new Map(),
    changes: new Map(),
  };
  const createdOn = timestamp(now);
  state.accounts.set(1000000, {
    id: 1000000,
    username: "admin",
    name: "Administrator",
    email: "admin@example.com",
    password: "secret",
    registeredOn: createdOn,
  });
  const administrators = addGroup(state, administratorsName, createdOn);
  administrators.members.push(1000000);
  const serviceUsers = addGroup(state, serviceUsersName, createdOn);
  serviceUsers.owner = administrators.id;
  serviceUsers.visibleToAll = true;
  serviceUsers.description = "Users who perform batch actions on Gerrit";
  addGroup(state, "Blocked Users", createdOn).owner = administrators.id;
  state.projects.set(allProjects, rootProject(administrators.id, workflowLabel));
  return state;
}

function addGroup(state: SandboxState, name: string, createdOn: string): Group {
  const id = newRevision(state, "group");
  const group: Group = {
    id,
    number: state.groups.size + 1,
    name,
    description: "",
    visibleToAll: false,
    owner: id,
    members: [],
    includes: [],
    createdOn,
  };
  state.groups.set(id, group);
  return group;
}

function rootProject(administrators: string, workflowLabel: boolean): Project {
  return {
    name: allProjects,
    parent: null,
    description: "Access inherited by all other projects.",
    state: "ACTIVE",
    branches: [],
    labels: workflowLabel ? [codeReview, workflow] : [codeReview],
    access: rootAccess(administrators, workflowLabel),
    submitRequirements: [
      {
        name: "Code-Review",
        description:
          "Changes must have at least one MAX Code-Review vote and no MIN to be submittable.",
        applicableIf: null,
        submittableIf: "label:Code-Review=MAX AND -label:Code-Review=MIN",
      },
      {
        name: "No-Unresolved-Comments",
        description: "Changes that have unresolved comments are not submittable.",
        applicableIf: "has:unresolved",
        submittableIf: "-has:unresolved",
      },
    ],
  };
}

function rootAccess(administrators: string, workflowLabel: boolean): AccessSection[] {
  const heads: Permission[] = [
    permission("label-Code-Review", [
      allow(administrators, -2, 2),
      allow(projectOwners, -2, 2),
      allow(registeredUsers, -1, 1),
    ]),
    permission("submit", [allow(administrators), allow(projectOwners)]),
  ];
  if (workflowLabel) {
    heads.push(
      permission("label-Workflow", [allow(administrators, -1, 1), allow(changeOwner, -1, 0)]),
    );
  }
  return [
    { ref: "refs/*", permissions: [permission("read", [allow(anonymousUsers)])] },
    { ref: "refs/heads/*", permissions: heads },
  ];
}

const allow = (group: string, min = 0, max = 0): Rule => ({ group, action: "ALLOW", min, max });
const permission = (name: string, rules: Rule[]): Permission => ({ name, exclusive: false, rules });
