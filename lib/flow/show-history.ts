import { keyOf } from "#lib/domain/blueprint.ts";
import type { Refusal } from "#lib/failure.ts";
import { findBlueprint } from "./find-blueprint.ts";
import { unknownChange } from "./find-target.ts";
import type { Needs, Project } from "./needs.ts";

/** One decision, as it was taken. */
export type HistoryLine = {
  readonly seq: number;
  readonly at: Date;
  readonly who: string;
  readonly kind: string;
  /** The stable reason code, and a person's own words where there are any. */
  readonly reason: { readonly code: string; readonly words: string | null };
  readonly change: number | null;
  readonly blueprint: string | null;
  readonly text: string;
  /** What was observed when it was decided, and the policy's version; never a conclusion. */
  readonly facts: unknown;
};

export type HistoryFilter = {
  readonly change?: number;
  readonly blueprint?: string;
  /** Only entries before this one. */
  readonly before?: number;
  readonly limit?: number;
};

const page = 50;

/** Decisions on a project, newest first. */
export async function showHistory(
  { database }: Pick<Needs, "database">,
  project: Project,
  { blueprint, limit = page, ...filter }: HistoryFilter = {},
): Promise<readonly HistoryLine[]> {
  const { store } = database;
  const known = blueprint === undefined ? [] : await store.blueprints.all(project.key);
  const name = known.find((one) => keyOf(one.name) === keyOf(blueprint ?? ""))?.name ?? blueprint;
  const entries = await store.history.list(project.key, {
    ...filter,
    ...(name === undefined ? {} : { blueprint: name }),
    limit,
  });
  return entries.map(({ project: _key, code, reason: words, ...entry }) => ({
    ...entry,
    reason: { code, words },
  }));
}

/** The same as a person asks for it: a change or a blueprint of which nothing is known is refused. */
export async function findHistory(
  needs: Pick<Needs, "database">,
  project: Project,
  filter: HistoryFilter,
): Promise<readonly HistoryLine[] | Refusal> {
  const { store } = needs.database;
  const { change, blueprint } = filter;
  const found = await showHistory(needs, project, filter);
  if (found.length > 0) return found;
  const known = change === undefined ? null : await store.changes.get(project.server, change);
  if (change !== undefined && known === null) return unknownChange(`change ${change}`);
  const named = blueprint === undefined ? null : await findBlueprint(store, project, blueprint);
  return named?.kind === "refused" ? named : found;
}
