import type { NewBlueprint, NewHistory, Store } from "#lib/database/store.ts";
import { type Blueprint, type BlueprintKind, keyOf } from "#lib/domain/blueprint.ts";
import { counted, datedDay, isSameDay, quoted, timeOf } from "#lib/domain/phrases.ts";
import { rankFirst } from "#lib/domain/ranking.ts";
import type { Needs, Project } from "./needs.ts";
import { type Person, rowBy } from "./person.ts";
import { stateOf } from "./project-state.ts";

/** A blueprint as a file or a tracker has it; a spec or an owner that is not given stays as it is known. */
export type ImportedBlueprint = {
  readonly name: string;
  readonly title: string;
  readonly kind: BlueprintKind;
  readonly approvedAt: Date | null;
  readonly spec?: string | null | undefined;
  readonly owner?: string | null | undefined;
};

export type Imported = {
  readonly kind: "done";
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Whether the order of the known ones was changed. */
  readonly reranked: boolean;
  readonly text: string;
  /** What is added, updated and moved, a sentence each; of the first hundred. */
  readonly details: readonly string[];
};

/**
 * Makes blueprints known: new ones at the bottom in the order given, known ones updated in place, never doubled.
 * With `rerank` the order given becomes the rank, and all others follow as they were. The names are different ones.
 */
export async function importBlueprints(
  { database, now }: Needs,
  project: Project,
  given: readonly ImportedBlueprint[],
  { rerank, ...person }: Person & { readonly rerank: boolean },
): Promise<Imported> {
  return database.transaction(async (store) => {
    const known = await store.blueprints.all(project.key);
    const write = { store, project, person, at: now() };
    const sorted = sortOut(known, given, write.at);
    const rows = [...added(write, sorted.added), ...updated(write, sorted.updated)];
    await store.blueprints.add(project.key, sorted.added, write.at);
    for (const { blueprint, to } of sorted.updated) {
      await store.blueprints.update(project.key, keyOf(blueprint.name), to);
    }
    await store.history.add(rows);
    const moved = rerank ? await rankAsGiven(write, given, known.length) : [];
    const reranked = moved.length > 0;
    const counts = { added: sorted.added.length, updated: sorted.updated.length };
    const unchanged = given.length - counts.added - counts.updated;
    const order = reranked ? ` Its order is the rank now: ${counted(moved.length, "move")}.` : "";
    const text = `${counts.added} added, ${counts.updated} updated, ${unchanged} unchanged.${order}`;
    const details = [...rows.map((row) => row.text), ...moved].slice(0, mostDetails);
    return { kind: "done", ...counts, unchanged, reranked, text, details };
  });
}

type Write = {
  readonly store: Store;
  readonly project: Project;
  readonly person: Person;
  readonly at: Date;
};
type Content = Omit<NewBlueprint, "name">;
type Update = { readonly blueprint: Blueprint; readonly to: Content };

function sortOut(known: readonly Blueprint[], given: readonly ImportedBlueprint[], at: Date) {
  const byKey = new Map(known.map((blueprint) => [keyOf(blueprint.name), blueprint]));
  const added: NewBlueprint[] = [];
  const updated: Update[] = [];
  for (const one of given) {
    const blueprint = byKey.get(keyOf(one.name));
    const to = contentOf(one, blueprint && { known: blueprint, at });
    if (blueprint === undefined) added.push({ name: one.name, ...to });
    else if (!isSame(contentOf(blueprint), to)) updated.push({ blueprint, to });
  }
  return { added, updated };
}

/** What an import may change of a blueprint: never its name, its rank or what people said of it. */
const contentOf = (one: ImportedBlueprint, before?: Before): Content => ({
  title: one.title,
  kind: one.kind,
  approvedAt: before && isItsDay(one.approvedAt, before) ? before.known.approvedAt : one.approvedAt,
  spec: one.spec === undefined ? (before?.known.spec ?? null) : one.spec,
  owner: one.owner === undefined ? (before?.known.owner ?? null) : one.owner,
});

/** What is known of a blueprint when it is given. */
type Before = { readonly known: Blueprint; readonly at: Date };

/** A day without a time of day tells nothing new of an approval within it; one that is still to come it brings forward. */
const isItsDay = (given: Date | null, { known: { approvedAt }, at }: Before): boolean =>
  given !== null &&
  approvedAt !== null &&
  approvedAt <= at &&
  given.getTime() % 86_400_000 === 0 &&
  isSameDay(given, approvedAt);

const isSame = (a: Content, b: Content) => JSON.stringify(a) === JSON.stringify(b);

/** More of them are told by their number only. */
const mostDetails = 100;

const added = ({ project, person, at }: Write, blueprints: readonly NewBlueprint[]) =>
  blueprints.map(
    (blueprint): NewHistory =>
      rowBy(person, project, at, {
        kind: "import",
        code: "added",
        blueprint: blueprint.name,
        text: `${blueprint.name} is known from now on.`,
        facts: { at, blueprint },
      }),
  );

const updated = ({ project, person, at }: Write, updates: readonly Update[]) =>
  updates.map(({ blueprint, to }): NewHistory => {
    const text = `${blueprint.name} is updated: ${differences(contentOf(blueprint), to, at)}.`;
    const row = { kind: "import", code: "updated", blueprint: blueprint.name, text };
    return rowBy(person, project, at, { ...row, facts: { at, from: contentOf(blueprint), to } });
  });

/** Each with what it was; the words of people shortened, for the whole of them stands in the facts. */
function differences(from: Content, to: Content, now: Date): string {
  const words = (text: string | null) => (text === null ? "none" : quoted(text));
  return [
    ...(from.title === to.title ? [] : [`title ${words(from.title)} → ${words(to.title)}`]),
    ...(from.kind === to.kind ? [] : [`kind ${from.kind} → ${to.kind}`]),
    ...(from.approvedAt?.valueOf() === to.approvedAt?.valueOf()
      ? []
      : [approvals(from.approvedAt, to.approvedAt, now)]),
    ...(from.spec === to.spec ? [] : [`spec ${words(from.spec)} → ${words(to.spec)}`]),
    ...(from.owner === to.owner ? [] : [`owner ${words(from.owner)} → ${words(to.owner)}`]),
  ].join(", ");
}

/** With the time of day where the day alone says no difference. */
function approvals(from: Date | null, to: Date | null, now: Date): string {
  const isOneDay = from !== null && to !== null && isSameDay(from, to);
  const words = (at: Date | null) => {
    if (at === null) return "not approved";
    return isOneDay ? `${datedDay(at, now)}, ${timeOf(at)}` : datedDay(at, now);
  };
  return `approval ${words(from)} → ${words(to)}`;
}

/** Of each given blueprint that has another rank then, a sentence; none where the order is the given one already. */
async function rankAsGiven(
  { store, project, person, at }: Write,
  given: readonly ImportedBlueprint[],
  before: number,
): Promise<readonly string[]> {
  const { orderVersion } = await stateOf(store, project);
  const from = (await store.blueprints.all(project.key)).map(({ name }) => keyOf(name));
  const first = given.map(({ name }) => keyOf(name));
  const to = rankFirst(from, first);
  if (to.every((key, index) => key === from[index])) return [];
  await store.blueprints.reorder(project.key, to);
  const text = `The order of an imported file becomes the rank of its ${counted(first.length, "blueprint")}.`;
  const facts = { at, order: orderVersion, from, to };
  await store.history.add([
    rowBy(person, project, at, { kind: "rank", code: "reranked", text, facts }),
  ]);
  const ranks = new Map(from.map((key, index) => [key, index + 1]));
  return given.flatMap(({ name }, index) => {
    const [was, is] = [ranks.get(keyOf(name)) ?? 0, index + 1];
    if (was > before) return [`${name} gets rank ${is}.`];
    return was === is ? [] : [`${name} moves from rank ${was} to ${is}.`];
  });
}
