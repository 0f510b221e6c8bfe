import { randomBytes } from "node:crypto";
import Driver from "better-sqlite3";

/** What tells whether what was read is still true. */
export type Version = {
  /** Another number after every commit, in this process only. */
  readonly commits: number;
  /** Another word after every commit that changed more than signs of life, the same in every process and for ever. */
  readonly revision: string;
};

export type VersionReader = { read(): Version; close(): void };

/**
 * Reads both in some microseconds, on a connection that never writes: so SQLite's `data_version`, its count of other
 * connections' commits, counts all. It is opened when it is first asked, for most commands never ask.
 */
export function versionReader(file: string): VersionReader {
  let open: { connection: Driver.Database; read: () => Version } | null = null;
  return {
    read: () => {
      open ??= opened(file);
      return open.read();
    },
    close: () => {
      open?.connection.close();
      open = null;
    },
  };
}

function opened(file: string) {
  const connection = new Driver(file, { readonly: true, fileMustExist: true, timeout: 0 });
  const commits = connection.prepare("PRAGMA data_version").pluck();
  const revision = connection.prepare(`SELECT "token" FROM "Revision"`).pluck();
  // In this order: a commit between the two is then told by the next read.
  const read = () => ({ commits: Number(commits.get()), revision: String(revision.get()) });
  return { connection, read };
}

const written = /\b(?:INSERT INTO|UPDATE|DELETE FROM)\s+(?:[`"]main[`"]\.)?[`"](\w+)[`"]/;

/** Of who works and who is signed in: no view of a project shows it. */
const signsOfLife: ReadonlySet<string> = new Set(["Lease", "Session", "AccessToken"]);

/**
 * Whether a statement that changed `rows` rows made news. Signs of life are none: who works now, who is signed in, and
 * when a server was last read; which account the bot has is.
 */
export function isNews(sql: string, rows: number): boolean {
  const table = rows > 0 ? written.exec(sql)?.[1] : undefined;
  if (table === undefined || signsOfLife.has(table)) return false;
  return table !== "Server" || /[`"]botAccountId[`"]\s*=/.test(sql);
}

/** Says that there is news. A random word: a counter would come to the same number again after a restore. */
export const renewRevision = (): string =>
  `UPDATE "Revision" SET "token" = '${randomBytes(9).toString("hex")}'`;
