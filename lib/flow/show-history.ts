import type { EntryFilter, HistoryEntry } from "#lib/database/store.ts";
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
  /** The number of the decision that it puts back, null for all others. */
  readonly undoes: number | null;
};

/** The same without what it stood on. */
export type BriefLine = Omit<HistoryLine, "facts">;

export type HistoryFilter = EntryFilter & { readonly limit?: number };

const page = 50;

/** Decisions on a project, newest first; a blueprint is found in whatever case it is written. */
export async function showHistory(
  { database }: Pick<Needs, "database">,
  project: Project,
  { blueprint, ...filter }: HistoryFilter = {},
): Promise<readonly HistoryLine[]> {
  if (blueprint === undefined) return historyLines({ database }, project, filter);
  const known = await database.store.blueprints.all(project.key);
  const name = known.find((one) => keyOf(one.name) === keyOf(blueprint))?.name ?? blueprint;
  return historyLines({ database }, project, { ...filter, blueprint: name });
}

/** The same for who knows the blueprint's own spelling. */
export async function historyLines(
  { database }: Pick<Needs, "database">,
  { key }: Project,
  { limit = page, ...filter }: HistoryFilter,
): Promise<readonly HistoryLine[]> {
  const entries = await database.store.history.list(key, { ...filter, limit });
  return entries.map(lineOf);
}

const lineOf = ({ project: _key, code, reason: words, ...entry }: HistoryEntry): HistoryLine => ({
  ...entry,
  reason: { code, words },
});

/** The newest decisions on one change or blueprint, and how many there are in all. */
export async function historyOn(
  { database }: Pick<Needs, "database">,
  { key }: Project,
  subject: { readonly change: number } | { readonly blueprint: string },
  limit: number,
): Promise<{ readonly history: readonly HistoryLine[]; readonly decisions: number }> {
  const { entries, total } = await database.store.history.on(key, subject, limit);
  return { history: entries.map(lineOf), decisions: total };
}

/** The same without the facts, for a list. */
export async function briefHistory(
  { database }: Pick<Needs, "database">,
  { key }: Project,
  { limit = page, ...filter }: HistoryFilter,
): Promise<readonly BriefLine[]> {
  const entries = await database.store.history.brief(key, { ...filter, limit });
  return entries.map(({ project: _key, code, reason: words, ...entry }) => ({
    ...entry,
    reason: { code, words },
  }));
}

/** How many there are. */
export const countHistory = (
  { database }: Pick<Needs, "database">,
  { key }: Project,
  filter: EntryFilter,
): Promise<number> => database.store.history.count(key, filter);

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
