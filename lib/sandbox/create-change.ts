import { type Answer, badRequest, conflict, created, Refusal, unprocessable } from "./answers.ts";
import { flagIn, textIn } from "./body.ts";
import { type Call, signedIn, type World } from "./call.ts";
import { currentPatchSet, requireChange, say, standsOnOpen, update } from "./changes.ts";
import { changeIdIn, withChangeId } from "./commit-messages.ts";
import { newRevision, timestamp } from "./identifiers.ts";
import { uploadTag } from "./patch-sets.ts";
import { canReadProject, fullRef } from "./projects.ts";
import { changeInfo } from "./rows.ts";
import type { Account, Change, PatchSet, Project, SandboxState } from "./state.ts";

/**
 * `POST changes/`: a new change with one patch set. `subject` is the whole commit message; a Change-Id is added where
 * it has none. With `base_change` its parent is that change's current patch set.
 */
export function postChange(call: Call, world: World): Answer {
  const caller = signedIn(call);
  const project = projectIn(call, world);
  const branch = textIn(call.body, "branch") ?? "master";
  const message = textIn(call.body, "subject")?.trim() ?? "";
  if (message === "") throw badRequest("commit message must be non-empty");
  const head = project.branches.find(({ ref }) => ref === fullRef(branch));
  if (!head) throw badRequest(`Destination branch does not exist ${fullRef(branch)}`);
  const parent = baseIn(call, world) ?? head.revision;
  const change = newChange(call, world, {
    caller,
    project,
    branch: head.ref.replace("refs/heads/", ""),
    message,
    parent,
  });
  world.state.changes.set(change.number, change);
  update(world, change, () =>
    say(world, change, caller, "Uploaded patch set 1.", uploadTag(change)),
  );
  return created(changeInfo(world, caller, change, new Set()));
}

function projectIn(call: Call, world: World): Project {
  const name = textIn(call.body, "project") ?? "";
  if (name === "") throw badRequest("project must be non-empty");
  const project = world.state.projects.get(name);
  if (!project || !canReadProject(world.state, call.caller, project)) {
    throw unprocessable(`Project Not Found: ${name}`);
  }
  return project;
}

/** The commit to build on; null where no base change was named. */
function baseIn(call: Call, world: World): string | null {
  const base = textIn(call.body, "base_change");
  if (base === null) return null;
  try {
    return currentPatchSet(requireChange(call, world, base)).revision;
  } catch (error) {
    if (error instanceof Refusal) throw unprocessable(`Base change not found: ${base}`);
    throw error;
  }
}

type Draft = {
  readonly caller: Account;
  readonly project: Project;
  readonly branch: string;
  readonly message: string;
  readonly parent: string;
};

function newChange(call: Call, world: World, draft: Draft): Change {
  const { state } = world;
  const at = timestamp(world.now());
  const changeId = changeIdIn(draft.message) ?? `I${newRevision(state, "change")}`;
  checkUnused(world, draft, changeId);
  const topic = textIn(call.body, "topic")?.trim() ?? "";
  return {
    number: takeNumber(state),
    project: draft.project.name,
    branch: draft.branch,
    changeId,
    owner: draft.caller.id,
    createdOn: at,
    updated: at,
    status: "NEW",
    topic: topic === "" ? null : topic,
    hashtags: [],
    workInProgress: flagIn(call.body, "work_in_progress"),
    private: flagIn(call.body, "is_private"),
    conflicting: false,
    submitted: null,
    patchSets: [firstPatchSet(state, draft, changeId, at)],
    messages: [],
    comments: [],
    reviewers: [],
    attention: [],
    attentionRemoved: [],
    files: {},
    edit: null,
    versions: [],
  };
}

function firstPatchSet(
  state: SandboxState,
  { caller, message, parent }: Draft,
  changeId: string,
  at: string,
): PatchSet {
  return {
    number: 1,
    revision: newRevision(state, "commit"),
    parents: [parent],
    chained: standsOnOpen(state, parent),
    kind: "REWORK",
    uploader: caller.id,
    createdOn: at,
    message: changeIdIn(message) ? `${message}\n` : withChangeId(message, changeId),
    votes: [],
  };
}

/** Numbers are never given twice, not even after a deletion. */
function takeNumber(state: SandboxState): number {
  state.lastChange += 1;
  return state.lastChange;
}

function checkUnused(world: World, { project, branch }: Draft, changeId: string): void {
  for (const change of world.state.changes.values()) {
    if (change.changeId !== changeId) continue;
    if (change.project !== project.name || change.branch !== branch) continue;
    throw conflict(`A change with Change-Id ${changeId} already exists for this branch.`);
  }
}
