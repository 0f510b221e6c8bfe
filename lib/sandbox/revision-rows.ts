import { subjectOf } from "./changes.ts";
import { accountInfo } from "./people.ts";
import { oncePerRead } from "./reading.ts";
import type { Change, PatchSet, SandboxState } from "./state.ts";

/** A commit as Gerrit writes it: `message` is the whole text. */
export function commitInfo(state: SandboxState, change: Change, patchSet: PatchSet): object {
  const author = state.accounts.get(change.owner);
  const person = {
    name: author?.name ?? "Unknown",
    email: author?.email ?? "unknown@example.com",
    date: patchSet.createdOn,
    tz: 0,
  };
  return {
    commit: patchSet.revision,
    parents: patchSet.parents.map((commit) => ({ commit, subject: parentSubject(state, commit) })),
    author: person,
    committer: person,
    subject: subjectOf(patchSet),
    message: patchSet.message,
  };
}

/** Subject of a commit that is some patch set; commits of no change are the first one of their project. */
function parentSubject(state: SandboxState, commit: string): string {
  return subjects(state).get(commit) ?? "Initial empty repository";
}

const subjects = oncePerRead(
  () => "",
  (state) => {
    const patchSets = [...state.changes.values()].flatMap((change) => change.patchSets);
    return new Map(patchSets.map((patchSet) => [patchSet.revision, subjectOf(patchSet)]));
  },
);

/** One patch set as Gerrit writes it (RevisionInfo). */
export function revisionInfo(
  state: SandboxState,
  change: Change,
  patchSet: PatchSet,
  shown: { readonly commit: boolean; readonly detailed: boolean },
): object {
  const shard = String(change.number % 100).padStart(2, "0");
  return {
    kind: patchSet.kind,
    _number: patchSet.number,
    created: patchSet.createdOn,
    uploader: accountInfo(state, patchSet.uploader, shown.detailed),
    ref: `refs/changes/${shard}/${change.number}/${patchSet.number}`,
    fetch: {},
    ...(shown.commit
      ? { commit: { ...commitInfo(state, change, patchSet), commit: undefined } }
      : {}),
    branch: `refs/heads/${change.branch}`,
  };
}
