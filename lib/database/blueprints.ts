import {
  type Blueprint,
  type BlueprintKind,
  type BlueprintState,
  type Bumped,
  keyOf,
} from "#lib/domain/blueprint.ts";
import { insertAll } from "./bulk.ts";
import type { Blueprint as BlueprintRow } from "./generated/client.ts";
import type { Transaction } from "./open.ts";

export type NewBlueprint = {
  readonly name: string;
  readonly title: string;
  readonly kind: BlueprintKind;
  readonly approvedAt: Date | null;
  readonly spec: string | null;
  readonly owner: string | null;
};

export type BlueprintTable = {
  /** In rank order. */
  all(project: string): Promise<readonly Blueprint[]>;
  /** Their names alone, in rank order. */
  names(project: string): Promise<readonly string[]>;
  /** New ones at the bottom, in the order given. Raises the order's version. */
  add(project: string, blueprints: readonly NewBlueprint[], at: Date): Promise<void>;
  update(project: string, key: string, change: Partial<NewBlueprint>): Promise<void>;
  setState(
    project: string,
    key: string,
    change: {
      state?: BlueprintState;
      declaredAt?: Date | null;
      releasedAt?: Date | null;
      bumped?: Bumped | null;
      awayUntil?: Date | null;
    },
  ): Promise<void>;
  /**
   * Rewrites the whole order: every key of the project once, first is rank 1. Raises the order's version.
   *
   * @throws if a key is missing, unknown or doubled
   */
  reorder(project: string, keys: readonly string[]): Promise<void>;
  /** Moves the one at rank `from` to rank `to`, and all between them by one. Raises the order's version. */
  move(project: string, from: number, to: number): Promise<void>;
};

export function blueprintTable(client: Transaction): BlueprintTable {
  const change = async (project: string, key: string, { bumped, ...some }: Partial<Blueprint>) => {
    const data = bumped === undefined ? some : { ...some, ...columnsOf(bumped) };
    await client.blueprint.update({ where: { project_key: { project, key } }, data });
  };
  return {
    all: async (project) => {
      const rows = await client.blueprint.findMany({
        where: { project },
        orderBy: { rank: "asc" },
        omit: { project: true, key: true, addedAt: true },
      });
      return rows.map((row) => ({
        name: row.name,
        title: row.title,
        kind: row.kind as BlueprintKind,
        rank: row.rank,
        approvedAt: row.approvedAt,
        spec: row.spec,
        owner: row.owner,
        state: row.state as BlueprintState,
        declaredAt: row.declaredAt,
        releasedAt: row.releasedAt,
        bumped: bumpedOf(row),
        awayUntil: row.awayUntil,
      }));
    },
    names: async (project) => {
      // One row: a thousand of them take the adapter longer than all else of a move.
      const [row] = await client.$queryRaw<{ readonly names: string }[]>`
        SELECT json_group_array("name") AS "names"
        FROM (SELECT "name" FROM "Blueprint" WHERE "project" = ${project} ORDER BY "rank")`;
      return JSON.parse(row?.names ?? "[]") as string[];
    },
    add: (project, blueprints, at) => add(client, project, blueprints, at),
    update: change,
    setState: change,
    reorder: (project, keys) => reorder(client, project, keys),
    move: (project, from, to) => move(client, project, from, to),
  };
}

const bumpedOf = (row: Pick<BlueprintRow, "bumpedAt" | "silentSince">): Bumped | null =>
  row.bumpedAt === null || row.silentSince === null
    ? null
    : { at: row.bumpedAt, silentSince: row.silentSince };

const columnsOf = (bumped: Bumped | null) => ({
  bumpedAt: bumped?.at ?? null,
  silentSince: bumped?.silentSince ?? null,
});

async function add(
  client: Transaction,
  project: string,
  blueprints: readonly NewBlueprint[],
  at: Date,
): Promise<void> {
  if (blueprints.length === 0) return;
  const { _max } = await client.blueprint.aggregate({ where: { project }, _max: { rank: true } });
  const bottom = _max.rank ?? 0;
  const rows = blueprints.map(({ name, title, kind, approvedAt, spec, owner }, index) => ({
    project,
    key: keyOf(name),
    name,
    title,
    kind,
    rank: bottom + 1 + index,
    approvedAt,
    spec,
    owner,
    addedAt: at,
  }));
  await insertAll(client, "Blueprint", rows);
  await raiseOrderVersion(client, project);
}

async function reorder(
  client: Transaction,
  project: string,
  keys: readonly string[],
): Promise<void> {
  const rows = await client.blueprint.findMany({ where: { project }, select: { key: true } });
  const unplaced = new Set(rows.map(({ key }) => key));
  const isWhole = keys.every((key) => unplaced.delete(key)) && unplaced.size === 0;
  if (!isWhole) throw new Error(`This order is not one of the blueprints of ${project}.`);
  // A rank may never be there twice, not even between two rows of one statement: those that move step aside first.
  // MATERIALIZED: SQLite then looks each key up instead of reading the whole list for every blueprint.
  await client.$executeRaw`
    WITH place AS MATERIALIZED (SELECT key, value FROM json_each(${JSON.stringify(keys)}))
    UPDATE "Blueprint" SET "rank" = -1 - place.key FROM place
    WHERE "project" = ${project} AND "Blueprint"."key" = place.value AND "rank" <> place.key + 1`;
  await comeBack(client, project);
  await raiseOrderVersion(client, project);
}

async function move(client: Transaction, project: string, from: number, to: number): Promise<void> {
  const [first, last] = from < to ? [from, to] : [to, from];
  const step = from < to ? -1 : 1;
  await client.$executeRaw`
    UPDATE "Blueprint" SET "rank" = -(CASE "rank" WHEN ${from} THEN ${to} ELSE "rank" + ${step} END)
    WHERE "project" = ${project} AND "rank" BETWEEN ${first} AND ${last}`;
  await comeBack(client, project);
  await raiseOrderVersion(client, project);
}

/** Those that stepped aside take their places. */
const comeBack = (client: Transaction, project: string) => client.$executeRaw`
  UPDATE "Blueprint" SET "rank" = -"rank" WHERE "project" = ${project} AND "rank" < 0`;

async function raiseOrderVersion(client: Transaction, key: string): Promise<void> {
  await client.project.update({ where: { key }, data: { orderVersion: { increment: 1 } } });
}
