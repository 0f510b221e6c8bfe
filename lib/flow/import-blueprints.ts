import type { NewBlueprint, NewHistory, Store } from "#lib/database/store.ts";
import { type Blueprint, type BlueprintKind, keyOf } from "#lib/domain/blueprint.ts";
import { counted } from "#lib/domain/phrases.ts";
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
    const sorted = sortOut(known, given);
    const write = { store, project, person, at: now() };
    await add(write, sorted.added);
    await update(write, sorted.updated);
    const reranked = rerank && (await rankAsGiven(write, given));
    const [added, updated] = [sorted.added.length, sorted.updated.length];
    const unchanged = given.length - added - updated;
    const order = reranked ? " Its order is the rank now." : "";
    const text = `${added} added, ${updated} updated, ${unchanged} unchanged.${order}`;
    return { kind: "done", added, updated, unchanged, reranked, text };
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

function sortOut(known: readonly Blueprint[], given: readonly ImportedBlueprint[]) {
  const byKey = new Map(known.map((blueprint) => [keyOf(blueprint.name), blueprint]));
  const added: NewBlueprint[] = [];
  const updated: Update[] = [];
  for (const one of given) {
    const blueprint = byKey.get(keyOf(one.name));
    const to = contentOf(one, blueprint);
    if (blueprint === undefined) added.push({ name: one.name, ...to });
    else if (!isSame(contentOf(blueprint), to)) updated.push({ blueprint, to });
  }
  return { added, updated };
}

/** What an import may change of a blueprint: never its name, its rank or what people said of it. */
const contentOf = (one: ImportedBlueprint, known?: Blueprint): Content => ({
  title: one.title,
  kind: one.kind,
  approvedAt: one.approvedAt,
  spec: one.spec === undefined ? (known?.spec ?? null) : one.spec,
  owner: one.owner === undefined ? (known?.owner ?? null) : one.owner,
});

const isSame = (a: Content, b: Content) => JSON.stringify(a) === JSON.stringify(b);

async function add({ store, project, person, at }: Write, added: readonly NewBlueprint[]) {
  await store.blueprints.add(project.key, added, at);
  const rows = added.map(
    (blueprint): NewHistory =>
      rowBy(person, project, at, {
        kind: "import",
        code: "added",
        blueprint: blueprint.name,
        text: `${blueprint.name} is known from now on.`,
        facts: { at, blueprint },
      }),
  );
  await store.history.add(rows);
}

async function update({ store, project, person, at }: Write, updated: readonly Update[]) {
  for (const { blueprint, to } of updated) {
    await store.blueprints.update(project.key, keyOf(blueprint.name), to);
  }
  const rows = updated.map(({ blueprint, to }): NewHistory => {
    const text = `${blueprint.name} is updated: ${differences(contentOf(blueprint), to)}.`;
    const row = { kind: "import", code: "updated", blueprint: blueprint.name, text };
    return rowBy(person, project, at, { ...row, facts: { at, from: contentOf(blueprint), to } });
  });
  await store.history.add(rows);
}

const labels: { readonly [K in keyof Content]: string } = {
  title: "title",
  kind: "kind",
  approvedAt: "approval",
  spec: "spec",
  owner: "owner",
};

function differences(from: Content, to: Content): string {
  const keys = Object.keys(labels) as (keyof Content)[];
  const changed = keys.filter((key) => from[key]?.valueOf() !== to[key]?.valueOf());
  return changed.map((key) => labels[key]).join(", ");
}

async function rankAsGiven(
  { store, project, person, at }: Write,
  given: readonly ImportedBlueprint[],
): Promise<boolean> {
  const { orderVersion } = await stateOf(store, project);
  const from = (await store.blueprints.all(project.key)).map(({ name }) => keyOf(name));
  const first = given.map(({ name }) => keyOf(name));
  const to = rankFirst(from, first);
  if (to.every((key, index) => key === from[index])) return false;
  await store.blueprints.reorder(project.key, to);
  const text = `The order of an imported file becomes the rank of its ${counted(first.length, "blueprint")}.`;
  const facts = { at, order: orderVersion, from, to };
  await store.history.add([
    rowBy(person, project, at, { kind: "rank", code: "reranked", text, facts }),
  ]);
  return true;
}
