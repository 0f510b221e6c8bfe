import { generateBacklog } from "./backlog.ts";
import { demonstrationSeed } from "./demonstration-state.ts";

/** A blueprint as `slots import` takes it; `approved` is a day, such as 2014-06-03. */
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
      approved: approvedAgo === null ? null : dayOf(new Date(now.getTime() - approvedAgo * 60_000)),
      ...(spec === null ? {} : { spec }),
    }),
  );
}

const dayOf = (date: Date) => date.toISOString().slice(0, "2014-06-03".length);
