import { type Answer, ok } from "./answers.ts";
import type { Call, World } from "./call.ts";
import { currentPatchSet, requireChange, requirePatchSet } from "./changes.ts";
import { commitInfo } from "./revision-rows.ts";
import type { Change, PatchSet, SandboxState } from "./state.ts";

type Link = { readonly change: Change; readonly patchSet: PatchSet };

/**
 * `related`: the chain that a change stands in, newest first, found over all patch sets, so that a child on an outdated
 * one is in it. A change alone gives an empty list.
 */
export function getRelated(call: Call, world: World): Answer {
  const change = requireChange(call, world);
  const self = { change, patchSet: requirePatchSet(call, change) };
  const chain = [...above(world.state, self), self, ...below(world.state, self)];
  const changes = chain.length === 1 ? [] : chain.map((link) => relatedInfo(world.state, link));
  return ok({ changes });
}

function below(state: SandboxState, self: Link): readonly Link[] {
  const found: Link[] = [];
  const byCommit = commits(state, self.change);
  let next = firstParent(byCommit, self);
  while (next && next.change !== self.change) {
    found.push(next);
    next = firstParent(byCommit, next);
  }
  return found;
}

function firstParent(byCommit: ReadonlyMap<string, Link>, { patchSet }: Link): Link | undefined {
  return patchSet.chained ? byCommit.get(patchSet.parents[0] ?? "") : undefined;
}

function commits(state: SandboxState, { project, branch }: Change): ReadonlyMap<string, Link> {
  const links = [...state.changes.values()]
    .filter((other) => other.project === project && other.branch === branch)
    .flatMap((other) => other.patchSets.map((patchSet) => ({ change: other, patchSet })));
  return new Map(links.map((link) => [link.patchSet.revision, link]));
}

/** Changes that stand on any patch set of this one, and those on them, the farthest first. */
function above(state: SandboxState, self: Link): readonly Link[] {
  const links = [...commits(state, self.change).values()];
  const found = new Map<number, Link>();
  let level: readonly Link[] = [self];
  while (level.length > 0) {
    const revisions = new Set(
      level.flatMap(({ change }) => change.patchSets.map((one) => one.revision)),
    );
    const newest = new Map<number, Link>();
    for (const link of links) {
      const known = found.has(link.change.number) || link.change === self.change;
      if (
        known ||
        !link.patchSet.chained ||
        !link.patchSet.parents.some((parent) => revisions.has(parent))
      )
        continue;
      newest.set(link.change.number, link);
    }
    for (const [number, link] of newest) found.set(number, link);
    level = [...newest.values()];
  }
  return [...found.values()].reverse();
}

function relatedInfo(state: SandboxState, { change, patchSet }: Link): object {
  return {
    project: change.project,
    change_id: change.changeId,
    commit: {
      ...commitInfo(state, change, patchSet),
      parents: patchSet.parents.map((commit) => ({ commit })),
      committer: undefined,
      message: undefined,
    },
    _change_number: change.number,
    _revision_number: patchSet.number,
    _current_revision_number: currentPatchSet(change).number,
    status: change.status,
  };
}
