import { join } from "node:path";
import Driver from "better-sqlite3";

type Row = Readonly<Record<string, unknown>>;

/** Whose part of the state is meant: a project and the server that it is on; of these tables only, if they are named. */
type Part = {
  readonly project: string;
  readonly server: string;
  readonly tables?: readonly string[];
};

/** Every row of every table of the state in a data folder, as text that differs when one byte of it does. */
export function dumpState(data: string): string {
  return dump(data, (rows) => rows);
}

/**
 * The same of one project only, without what says when its server was last asked and what was wrong: that is written
 * although nothing was learned.
 */
export function dumpPart(data: string, { project, server, tables }: Part): string {
  return dump(data, (rows, table) => {
    if (notes.has(table) || tables?.includes(table) === false) return [];
    if (table === "Server") return rows.filter(({ key }) => key === server).map(withoutCondition);
    if (table === "Project") return rows.filter(({ key }) => key === project);
    return rows
      .filter((row) => row["project"] === undefined || row["project"] === project)
      .filter((row) => row["server"] === undefined || row["server"] === server);
  });
}

const notes: ReadonlySet<string> = new Set(["Lease", "Problem", "Revision", "sqlite_sequence"]);

const withoutCondition = ({ lastReadAt, failures, failureText, failedSince, ...rest }: Row) => rest;

function dump(data: string, select: (rows: readonly Row[], table: string) => readonly Row[]) {
  const driver = new Driver(join(data, "slots.db"), { readonly: true });
  try {
    const tables = driver
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      .pluck()
      .all() as string[];
    return tables
      .map((table) => {
        const rows = driver.prepare(`SELECT * FROM "${table}" ORDER BY rowid`).all() as Row[];
        return [table, ...select(rows, table).map((row) => JSON.stringify(row))].join("\n");
      })
      .join("\n");
  } finally {
    driver.close();
  }
}
