import { generateBacklog } from "./backlog.ts";
import { demonstrationSeed } from "./demonstration-state.ts";

/** A blueprint as `slots import` takes it; `approved` is a date. */
export type ImportedBlueprint = {
  readonly name: string;
  readonly title: string;
  readonly kind: "feature" | "debt";
  readonly approved: string | null;
  readonly spec?: string;
  readonly owner?: string;
};

/** The blueprints of the demonstration in rank order, approved over the months before `now`. */
export function demonstrationBlueprints(now: Date): readonly ImportedBlueprint[] {
  return generateBacklog(demonstrationSeed).blueprints.map(
    ({ name, title, kind, approvedAgo, spec, owner }) => ({
      ...{ name, title, kind, owner },
      approved:
        approvedAgo === null ? null : new Date(now.getTime() - approvedAgo * 60_000).toISOString(),
      ...(spec === null ? {} : { spec }),
    }),
  );
}
