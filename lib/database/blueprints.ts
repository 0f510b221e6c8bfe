import {
  type Blueprint,
  type BlueprintKind,
  type BlueprintState,
  type Bumped,
  keyOf,
  type Said,
} from "#lib/domain/blueprint.ts";
import { insertAll } from "./bulk.ts";
import { type Blueprint as BlueprintRow, Prisma } from "./generated/client.ts";
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
  setState(project: string, key: string, change: Partial<Said>): Promise<void>;
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
        orderBy: { place: "asc" },
        omit: { project: true, key: true, place: true, addedAt: true },
      });
      return rows.map((row, index) => ({
        name: row.name,
        title: row.title,
        kind: row.kind as BlueprintKind,
        rank: index + 1,
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
        FROM (SELECT "name" FROM "Blueprint" WHERE "project" = ${project} ORDER BY "place")`;
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
  const bottom = await bottomOf(client, project);
  const rows = blueprints.map(({ name, title, kind, approvedAt, spec, owner }, index) => ({
    project,
    key: keyOf(name),
    name,
    title,
    kind,
    place: bottom + 1 + index,
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
  const unplaced = new Set(await keysOf(client, project));
  const isWhole = keys.every((key) => unplaced.delete(key)) && unplaced.size === 0;
  if (!isWhole) throw new Error(`This order is not one of the blueprints of ${project}.`);
  await renew(client, project, keys);
  await raiseOrderVersion(client, project);
}

/** Of all, in rank order. */
async function keysOf(client: Transaction, project: string): Promise<readonly string[]> {
  const rows = await client.blueprint.findMany({
    where: { project },
    orderBy: { place: "asc" },
    select: { key: true },
  });
  return rows.map(({ key }) => key);
}

/** Behind all places that were taken, for a place may never be there twice, not even between two rows of one statement. */
async function renew(client: Transaction, project: string, keys: readonly string[]): Promise<void> {
  const bottom = await bottomOf(client, project);
  // MATERIALIZED: SQLite then looks each key up instead of reading the whole list for every blueprint.
  await client.$executeRaw`
    WITH wanted AS MATERIALIZED (SELECT key, value FROM json_each(${JSON.stringify(keys)}))
    UPDATE "Blueprint" SET "place" = ${bottom} + 1 + wanted.key FROM wanted
    WHERE "project" = ${project} AND "Blueprint"."key" = wanted.value`;
}

/** The greatest place of the order; 0 where nothing is in it. */
async function bottomOf(client: Transaction, project: string): Promise<number> {
  const { _max } = await client.blueprint.aggregate({ where: { project }, _max: { place: true } });
  return _max.place ?? 0;
}

/** One statement: through Prisma each costs more than the work of this one. */
async function move(client: Transaction, project: string, from: number, to: number): Promise<void> {
  if (!(await moveBetween(client, project, from, to))) {
    await renew(client, project, await keysOf(client, project));
    if (!(await moveBetween(client, project, from, to)))
      throw new Error(`Nothing moves from rank ${from} of ${project} to rank ${to}.`);
  }
  await raiseOrderVersion(client, project);
}

/** To the middle of the two that it comes between; false where they are too near for one, and nothing moves. */
async function moveBetween(client: Transaction, project: string, from: number, to: number) {
  const above = to <= from ? to - 1 : to;
  const placed = (rank: number) => Prisma.sql`(SELECT "key", "place" FROM "Blueprint"
    WHERE "project" = ${project} ORDER BY "place" LIMIT ${rank < 1 ? 0 : 1} OFFSET ${Math.max(0, rank - 1)})`;
  const moved = await client.$executeRaw`
    WITH upper AS ${placed(above)}, lower AS ${placed(above + 1)}, moving AS ${placed(from)},
      middle AS (SELECT (
        coalesce((SELECT "place" FROM upper), (SELECT "place" - 2 FROM lower)) +
        coalesce((SELECT "place" FROM lower), (SELECT "place" + 2 FROM upper))) / 2 AS "place")
    UPDATE "Blueprint" SET "place" = middle."place" FROM middle
    WHERE "project" = ${project} AND "key" = (SELECT "key" FROM moving)
      AND middle."place" NOT IN (SELECT "place" FROM upper UNION ALL SELECT "place" FROM lower)`;
  return moved === 1;
}

async function raiseOrderVersion(client: Transaction, key: string): Promise<void> {
  await client.$executeRaw`
    UPDATE "Project" SET "orderVersion" = "orderVersion" + 1 WHERE "key" = ${key}`;
}
