import { Prisma } from "./generated/client.ts";
import type { Transaction } from "./open.ts";

/** A row by column; JSON columns are already text. */
type Row = Readonly<Record<string, string | number | boolean | Date | null>>;

/**
 * A date as the database keeps it, which is how Prisma's adapter writes it: in UTC with milliseconds, so that the
 * order of the texts is the order of the instants.
 */
export const stored = (date: Date): string => date.toISOString().replace("Z", "+00:00");

/** Numbers or names as one parameter, however many there are. */
export const among = (values: readonly (string | number)[]): Prisma.Sql =>
  Prisma.sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;

/** So many rows travel in one statement: more at once cost no less each, and ten thousand are 30 MB of text. */
const atOnce = 250;

/** Adds rows of the same shape, in the order given. */
export async function insertAll(
  client: Transaction,
  table: Prisma.ModelName,
  rows: readonly Row[],
): Promise<void> {
  for (const some of portions(rows)) await client.$executeRaw(insertion(table, some));
}

/**
 * Adds rows of the same shape, or replaces those with the same `key`. A row that is there already with the same values
 * is not written.
 */
export async function replaceAll(
  client: Transaction,
  table: Prisma.ModelName,
  key: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  const others = columnsOf(rows).filter((column) => !key.includes(column));
  if (others.length === 0) return;
  const assigned = others.map((column) => Prisma.sql`${named(column)} = excluded.${named(column)}`);
  const mine = others.map((column) => Prisma.sql`${named(table)}.${named(column)}`);
  const theirs = others.map((column) => Prisma.sql`excluded.${named(column)}`);
  for (const some of portions(rows)) {
    await client.$executeRaw`${insertion(table, some)}
      ON CONFLICT (${Prisma.join(key.map(named))}) DO UPDATE SET ${Prisma.join(assigned)}
      WHERE (${Prisma.join(mine)}) IS NOT (${Prisma.join(theirs)})`;
  }
}

/** In parts that travel in one statement each. */
export function portions<T>(rows: readonly T[]): (readonly T[])[] {
  const starts = Array.from({ length: Math.ceil(rows.length / atOnce) }, (_, at) => at * atOnce);
  return starts.map((start) => rows.slice(start, start + atOnce));
}

/** All rows travel as one JSON text: a list of lists in the order of the columns. */
function insertion(table: Prisma.ModelName, rows: readonly Row[]): Prisma.Sql {
  const columns = columnsOf(rows);
  const values = columns.map((_, index) => Prisma.raw(`value ->> ${index}`));
  const json = JSON.stringify(rows.map((row) => columns.map((column) => cell(row[column]))));
  // "WHERE true" tells SQLite that a following ON CONFLICT is not part of a join.
  return Prisma.sql`INSERT INTO ${named(table)} (${Prisma.join(columns.map(named))})
    SELECT ${Prisma.join(values)} FROM json_each(${json}) WHERE true ORDER BY key`;
}

const columnsOf = (rows: readonly Row[]): string[] => Object.keys(rows[0] ?? {});

const cell = (value: Row[string] | undefined) => (value instanceof Date ? stored(value) : value);

/** Names of tables and columns come from our own code, never from outside. */
const named = (name: string): Prisma.Sql => Prisma.raw(`"${name}"`);
