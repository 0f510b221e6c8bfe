import { generateBacklog } from "./backlog.ts";
import { demonstrationSeed } from "./demonstration-state.ts";

/** A blueprint as an import takes it. */
type PlannedBlueprint = {
  readonly name: string;
  readonly title: string;
  readonly kind: "feature" | "debt";
  readonly approvedAt: Date | null;
  readonly spec: string | null;
  readonly owner: string;
};

/** The blueprints of the demonstration in rank order, approved over the months before `now`. */
export function demonstrationBlueprints(now: Date): readonly PlannedBlueprint[] {
  return generateBacklog(demonstrationSeed).blueprints.map(({ approvedAgo, ...blueprint }) => ({
    ...blueprint,
    approvedAt: approvedAgo === null ? null : new Date(now.getTime() - approvedAgo * 60_000),
  }));
}
