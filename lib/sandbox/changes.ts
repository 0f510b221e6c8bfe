import { isAdministrator } from "./access.ts";
import { badRequest, conflict, forbidden, missing, Refusal } from "./answers.ts";
import { type Call, param, signedIn, type World } from "./call.ts";
import { newRevision, timestamp } from "./identifiers.ts";
import { labelsOf } from "./label-definitions.ts";
import type { Account, Change, Label, Message, PatchSet, Project, SandboxState } from "./state.ts";
import { visibleTo } from "./visibility.ts";

/**
 * The change that `id` names: a number, `project~number`, `project~branch~Change-Id` or a Change-Id. Throws 404 for
 * one that is not there and for one that the caller may not see.
 */
export function requireChange(call: Call, world: World, id = param(call, "change")): Change {
  const found = changesNamed(world.state, id).filter(visibleTo(world.state, call.caller));
  if (found.length > 1) throw new Refusal(404, `Multiple changes found for ${id}`);
  const change = found[0];
  if (!change) throw missing(id);
  return change;
}

function changesNamed(state: SandboxState, id: string): readonly Change[] {
  const [last = "", second, third] = id.split("~").reverse();
  if (/^\d+$/.test(last)) {
    const change = state.changes.get(Number(last));
    return change && (second === undefined || change.project === second) ? [change] : [];
  }
  return [...state.changes.values()].filter(
    (change) =>
      change.changeId === last &&
      (second === undefined || change.branch === second.replace("refs/heads/", "")) &&
      (third === undefined || change.project === third),
  );
}

/** The newest patch set. */
export function currentPatchSet(change: Change): PatchSet {
  const last = change.patchSets.at(-1);
  if (!last) throw new Error(`change ${change.number} has no patch set`);
  return last;
}

/** The patch set that the path names: its number, its commit, or `current`. Throws 404. */
export function requirePatchSet(call: Call, change: Change): PatchSet {
  const name = param(call, "revision");
  if (name === "current") return currentPatchSet(change);
  const found = change.patchSets.find(
    ({ number, revision }) => String(number) === name || revision === name,
  );
  if (!found) throw missing(name);
  return found;
}

export function projectOf(state: SandboxState, change: Change): Project {
  const project = state.projects.get(change.project);
  if (!project) throw new Error(`change ${change.number} is in no project`);
  return project;
}

/** Labels that can be voted on for a change. */
export function labelsFor(state: SandboxState, change: Change): ReadonlyMap<string, Label> {
  return labelsOf(state, projectOf(state, change));
}

/** Whether a commit is a patch set of an open change. */
export function standsOnOpen(state: SandboxState, commit: string): boolean {
  for (const { status, patchSets } of state.changes.values()) {
    if (status !== "NEW") continue;
    if (patchSets.some(({ revision }) => revision === commit)) return true;
  }
  return false;
}

export const subjectOf = (patchSet: PatchSet): string => patchSet.message.split("\n", 1)[0] ?? "";

/** Carries out one update of a change; it gets a new `meta_rev_id` and time only if something became different. */
export function update<T>(world: World, change: Change, act: () => T): T {
  const before = JSON.stringify(change);
  const result = act();
  if (JSON.stringify(change) !== before) touch(world, change);
  return result;
}

/** Marks a change as updated now: its time, and a new `meta_rev_id`. */
function touch(world: World, change: Change): void {
  change.updated = timestamp(world.now());
  change.versions.push({
    revision: newRevision(world.state, "meta"),
    messages: change.messages.length,
  });
}

/** Gerrit takes no more than 1000 updates of a change; how one is closed is not counted. */
export function checkUpdatesLeft(change: Change): void {
  if (change.versions.length < 1000) return;
  throw conflict(
    `Change ${change.number} may not exceed 1000 updates. It may still be abandoned, submitted and you can add/remove reviewers to/from the attention-set. To continue working on this change, recreate it with a new Change-Id, then abandon this one.`,
  );
}

/** Most characters that Gerrit takes in a message. */
const messageLimit = 16384;

/** Throws Gerrit's 400 for a message that is too long. */
export function checkMessageLength(text: string): void {
  if (text.length <= messageLimit) return;
  throw badRequest(
    `One or more comments were rejected in validation: Comment size exceeds limit (${text.length} > ${messageLimit})`,
  );
}

/** Adds a message to the change log; `tag` as Gerrit's own events have it, null for a person's words. */
export function say(
  world: World,
  change: Change,
  author: Account | null,
  text: string,
  tag: string | null,
  patchSet: number = currentPatchSet(change).number,
): void {
  const message: Message = {
    id: newRevision(world.state, "message"),
    author: author?.id ?? null,
    at: timestamp(world.now()),
    tag,
    text,
    patchSet,
  };
  change.messages.push(message);
}

/** Owner of the change or administrator; everybody else gets 403 `<what> not permitted`. */
export function ownerOnly(call: Call, world: World, change: Change, what: string): Account {
  const caller = signedIn(call);
  if (caller.id !== change.owner && !isAdministrator(world.state, caller)) {
    throw forbidden(`${what} not permitted`);
  }
  return caller;
}

export function checkOpen(change: Change): void {
  if (change.status !== "NEW") throw conflict(`change is ${change.status.toLowerCase()}`);
}
