import { initialState } from "#lib/sandbox/initial-state.ts";
import type { SandboxState } from "#lib/sandbox/state.ts";
import { generateBacklog } from "./backlog.ts";
import type { BacklogChange, Occurrence } from "./backlog-shape.ts";
import { buildSite, repository } from "./site.ts";
import { type Stage, stageOn } from "./stage.ts";

/** The demonstration always has the same backlog, only the days move. */
export const demonstrationSeed = 2014;

const minute = 60_000;
const builtAgo = 400 * 24 * 60;

/** A server with the whole generated backlog in it, for `startSandbox` as its fresh state. */
export function demonstrationState(now: Date): SandboxState {
  const before = (ago: number) => new Date(now.getTime() - ago * minute);
  const state = initialState(before(builtAgo), true);
  const stage = stageOn(state);
  buildSite(stage, before(builtAgo));
  const numbers = new Map<BacklogChange, number>();
  const moments = generateBacklog(demonstrationSeed).changes.flatMap((change) => [
    { ago: change.createdAgo, change, occurrence: null },
    ...change.life.map((occurrence) => ({ ago: occurrence.ago, change, occurrence })),
  ]);
  for (const { ago, change, occurrence } of moments.toSorted((a, b) => b.ago - a.ago)) {
    const at = before(ago);
    if (occurrence === null) numbers.set(change, upload(stage, at, change, numbers));
    else happen(stage, at, change, numbers.get(change) ?? 0, occurrence);
  }
  return state;
}

/** Gives the number of the new change. */
function upload(
  stage: Stage,
  at: Date,
  change: BacklogChange,
  numbers: ReadonlyMap<BacklogChange, number>,
): number {
  const base = change.base === null ? null : numbers.get(change.base);
  const made = stage(at, {
    by: change.owner,
    method: "POST",
    path: "changes",
    body: {
      project: repository,
      branch: "master",
      subject: change.message,
      ...(change.topic === null ? {} : { topic: change.topic }),
      ...(base == null ? {} : { base_change: String(base) }),
      work_in_progress: change.isWip,
      is_private: change.isPrivate,
    },
  });
  return (made as { _number: number })._number;
}

function happen(
  stage: Stage,
  at: Date,
  change: BacklogChange,
  number: number,
  occurrence: Occurrence,
): void {
  if (occurrence.kind === "review") {
    const { by, votes, words } = occurrence;
    const path = `changes/${number}/revisions/current/review`;
    stage(at, { by, method: "POST", path, body: { labels: votes, message: words } });
    return;
  }
  const by = change.owner;
  const content = Buffer.from(`reworked ${occurrence.ago} minutes ago\n`).toString("base64");
  const path = `changes/${number}/edit`;
  stage(at, {
    ...{ by, method: "PUT", path: `${path}/work.txt` },
    body: { binary_content: `data:text/plain;base64,${content}` },
  });
  stage(at, { by, method: "POST", path: `${path}:publish` });
}
