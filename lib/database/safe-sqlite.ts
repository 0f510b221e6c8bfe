import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { DatabaseError, explained } from "./database-error.ts";
import { untilFree } from "./patience.ts";
import { isNews, renewRevision } from "./revision.ts";

type Connection = Awaited<ReturnType<PrismaBetterSqlite3["connect"]>>;
type Transaction = Awaited<ReturnType<Connection["startTransaction"]>>;
type Statements = Pick<Connection, "queryRaw" | "executeRaw">;
type Factory = Pick<PrismaBetterSqlite3, "provider" | "adapterName" | "connect">;

type Place = {
  /** The database, which must exist. */
  readonly file: string;
  /** Told of every error, in or outside of a transaction. */
  readonly onError: (error: unknown) => void;
};

const name = { provider: "sqlite", adapterName: "@prisma/adapter-better-sqlite3" } as const;

/**
 * Prisma's SQLite adapter, made safe for several processes on one file. Its own transactions begin without the
 * write lock and lose when two of them read and then write; and a statement from elsewhere in the process slips
 * into the open one, and is undone with it. Here a transaction has the write lock from its first statement, a
 * connection of its own, and its turn; everything else runs on a second connection and sees what is committed.
 *
 */
export function safeSqlite(place: Place): Factory {
  return { ...name, connect: () => connect(place) };
}

async function connect(place: Place): Promise<Connection> {
  const plain = await openConnection(place);
  const exclusive = await openConnection(place);
  const turn = turnstile();
  return {
    ...name,
    ...patientStatements(plain, place),
    executeScript: (script) => safely(() => plain.executeScript(script), place),
    startTransaction: async () => {
      const leave = await turn();
      try {
        await safely(() => exclusive.executeScript("BEGIN IMMEDIATE"), place);
        return transaction(exclusive, place, leave);
      } catch (error) {
        leave();
        throw error;
      }
    },
    dispose: async () => {
      await exclusive.dispose();
      await plain.dispose();
    },
  };
}

/** `timeout: 0`: the driver's own waiting for a lock would stop the whole process. */
async function openConnection(place: Place): Promise<Connection> {
  const factory = new PrismaBetterSqlite3({ url: place.file, timeout: 0, fileMustExist: true });
  return await safely(async () => {
    const connection = await factory.connect();
    try {
      await untilFree(() => connection.executeScript(pragmas));
      return connection;
    } catch (error) {
      await connection.dispose();
      throw error;
    }
  }, place);
}

/**
 * Readers never wait for a writer (WAL), and what was committed survives a power cut (FULL). SQLite's own 2 MB of cache
 * for each connection, not the driver's 16: the file is in the system's cache as it is.
 */
const pragmas = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA cache_size = -2000;
`;

function patientStatements(connection: Connection, place: Place): Statements {
  const patient: Statements = {
    queryRaw: (query) => safely(() => connection.queryRaw(query), place),
    executeRaw: (query) => safely(() => connection.executeRaw(query), place),
  };
  return telling(patient, () => safely(() => connection.executeScript(renewRevision()), place));
}

/** The same statements; after one that made news `onNews` is done. */
function telling(statements: Statements, onNews: () => Promise<void>): Statements {
  return {
    queryRaw: async (query) => {
      const result = await statements.queryRaw(query);
      if (isNews(query.sql, result.rows.length)) await onNews();
      return result;
    },
    executeRaw: async (query) => {
      const rows = await statements.executeRaw(query);
      if (isNews(query.sql, rows)) await onNews();
      return rows;
    },
  };
}

/** One transaction. `usePhantomQuery` leaves its COMMIT and ROLLBACK to us. News renews the revision with it, once. */
function transaction(connection: Connection, place: Place, leave: () => void): Transaction {
  let hasNews = false;
  const run = untilSpoiled(place);
  const script = (sql: string) => run(() => connection.executeScript(sql));
  const inside: Statements = {
    queryRaw: (query) => run(() => connection.queryRaw(query)),
    executeRaw: (query) => run(() => connection.executeRaw(query)),
  };
  const rollback = async () => {
    // SQLite itself rolls back after some failures; then there is nothing left to undo.
    await connection.executeScript("ROLLBACK").catch(() => undefined);
    leave();
  };
  return {
    ...name,
    options: { usePhantomQuery: true },
    ...telling(inside, async () => {
      hasNews = true;
    }),
    createSavepoint: (savepoint) => script(`SAVEPOINT ${savepoint}`),
    rollbackToSavepoint: (savepoint) => script(`ROLLBACK TO ${savepoint}`),
    releaseSavepoint: (savepoint) => script(`RELEASE SAVEPOINT ${savepoint}`),
    commit: async () => {
      try {
        await script(hasNews ? `${renewRevision()}; COMMIT` : "COMMIT");
      } catch (error) {
        await rollback();
        throw error;
      }
      leave();
    },
    rollback,
  };
}

/**
 * Runs the statements of one transaction. After a failure that may have ended it (a full disk, a bad read) nothing
 * more of it is run: a later statement would be on its own, and stay although the rest was undone.
 */
function untilSpoiled(place: Place): <T>(work: () => Promise<T>) => Promise<T> {
  let spoiled: DatabaseError | null = null;
  return async (work) => {
    if (spoiled) throw spoiled;
    try {
      return await safely(work, place);
    } catch (error) {
      if (error instanceof DatabaseError && error.fault !== "refused") spoiled = error;
      throw error;
    }
  };
}

async function safely<T>(work: () => Promise<T>, { file, onError }: Place): Promise<T> {
  try {
    return await untilFree(work);
  } catch (error) {
    const known = explained(error, file);
    onError(known);
    throw known;
  }
}

/** Lets one at a time through, in the order of arrival; who is through calls the function it got to leave. */
function turnstile(): () => Promise<() => void> {
  let last = Promise.resolve();
  return async () => {
    const before = last;
    let leave = () => {};
    last = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    return leave;
  };
}
