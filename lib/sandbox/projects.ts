import { isAdministrator, mayUse } from "./access.ts";
import { type Answer, badRequest, conflict, created, forbidden, missing, ok } from "./answers.ts";
import { textIn, textsIn } from "./body.ts";
import { type Call, param, signedIn, type World } from "./call.ts";
import { newRevision } from "./identifiers.ts";
import { allProjects } from "./initial-state.ts";
import { labelsOf, valueTexts } from "./label-definitions.ts";
import type { Account, Project, SandboxState } from "./state.ts";

/** Whether an account may read a project at all: some branch of it. */
export function canReadProject(
  state: SandboxState,
  caller: Account | null,
  project: Project,
): boolean {
  if (project.state === "HIDDEN") return isAdministrator(state, caller);
  if (isAdministrator(state, caller)) return true;
  const refs = project.branches.map((branch) => branch.ref);
  return [...refs, "refs/heads/master"].some((ref) => mayUse(state, caller, project, ref, "read"));
}

/** A project that the caller may see; 404 for a hidden one just as for one that is not there. */
export function requireProject(call: Call, world: World, name: string): Project {
  const project = world.state.projects.get(name);
  if (!project || !canReadProject(world.state, call.caller, project)) throw missing(name);
  return project;
}

function projectInfo(state: SandboxState, project: Project): object {
  const labels = [...labelsOf(state, project).values()].map((label) => [
    label.name,
    { values: valueTexts(label), default_value: label.defaultValue },
  ]);
  return {
    id: encodeURIComponent(project.name),
    name: project.name,
    ...(project.parent === null ? {} : { parent: project.parent }),
    ...(project.description === "" ? {} : { description: project.description }),
    state: project.state,
    labels: Object.fromEntries(labels),
  };
}

export function getProject(call: Call, world: World): Answer {
  return ok(projectInfo(world.state, requireProject(call, world, param(call, "project"))));
}

export function putProject(call: Call, world: World): Answer {
  const { state } = world;
  if (!isAdministrator(state, signedIn(call))) throw forbidden("create project not permitted");
  const name = param(call, "project");
  if (state.projects.has(name)) throw conflict(`Project "${name}" already exists`);
  const branches = textsIn(call.body, "branches");
  const revision = newRevision(state, "commit");
  const project: Project = {
    name,
    parent: textIn(call.body, "parent") ?? allProjects,
    description: textIn(call.body, "description") ?? "",
    state: "ACTIVE",
    branches: (branches.length === 0 ? ["master"] : branches).map((branch) => ({
      ref: fullRef(branch),
      revision,
    })),
    labels: [],
    access: [],
    submitRequirements: [],
  };
  state.projects.set(name, project);
  return created(projectInfo(state, project));
}

/** `master` and `refs/heads/master` are the same branch. */
export function fullRef(branch: string): string {
  return branch.startsWith("refs/") ? branch : `refs/heads/${branch}`;
}

export function listBranches(call: Call, world: World): Answer {
  const project = requireProject(call, world, param(call, "project"));
  const head = project.branches[0]?.ref.replace("refs/heads/", "") ?? "master";
  return ok([{ ref: "HEAD", revision: head }, ...project.branches]);
}

export function getBranch(call: Call, world: World): Answer {
  const project = requireProject(call, world, param(call, "project"));
  const ref = fullRef(param(call, "branch"));
  const branch = project.branches.find((one) => one.ref === ref);
  if (!branch) throw missing(param(call, "branch"));
  return ok(branch);
}

export function putBranch(call: Call, world: World): Answer {
  const caller = signedIn(call);
  const project = requireProject(call, world, param(call, "project"));
  if (!isAdministrator(world.state, caller)) throw forbidden("not permitted: create");
  const ref = fullRef(param(call, "branch"));
  if (project.branches.some((branch) => branch.ref === ref)) {
    throw conflict(`branch "${ref}" already exists`);
  }
  const from = textIn(call.body, "revision") ?? "master";
  const source = project.branches.find((branch) => branch.ref === fullRef(from));
  const revision = source?.revision ?? (/^[0-9a-f]{40}$/.test(from) ? from : null);
  if (revision === null) throw badRequest(`invalid revision "${from}"`);
  const branch = { ref, revision };
  project.branches.push(branch);
  return created({ ...branch, can_delete: true });
}
