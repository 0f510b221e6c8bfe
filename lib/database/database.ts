import { backupTo } from "./backup.ts";
import { type DatabaseCondition, readDatabaseCondition } from "./condition.ts";
import { explained } from "./database-error.ts";
import { migrate } from "./migrate.ts";
import { type Database, openDatabase } from "./open.ts";
import { untilFree } from "./patience.ts";
import { referenceReader } from "./reference-memory.ts";
import { type Version, versionReader } from "./revision.ts";
import { type Store, storeOn } from "./store.ts";

/** The state of the service, open and up to date. */
export type StateDatabase = {
  /** For reads outside of a transaction: each sees what is committed at its moment. */
  readonly store: Store;
  /** Does all of `work` or none of it, alone among the writers of all processes; nothing slow belongs in it. */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** Does `work` likewise, and undoes all of it where what came of it is not wanted. */
  attempt<T>(work: (store: Store) => Promise<T>, isWanted: (result: T) => boolean): Promise<T>;
  /** Copies the state as it is at one instant to a file that does not exist yet. */
  backup(file: string): Promise<void>;
  /** How the database and its disk are doing. */
  condition(): Promise<DatabaseCondition>;
  /**
   * Tells whether what was read after it was asked is still true. Asked for each view, so it must take microseconds.
   * Where the state is on PostgreSQL: `commits` from a listener on `NOTIFY` that each transaction gives, and the
   * revision read anew when it moves.
   */
  version(): Promise<Version>;
  close(): Promise<void>;
};

/**
 * Makes the database `file`, or brings it up to date with the folder `migrations`, and opens it.
 *
 * @throws DatabaseError if the file cannot be used or a migration fails
 */
export async function openStore(options: {
  file: string;
  migrations: string;
  keepsCopy?: boolean;
}): Promise<StateDatabase> {
  await migrate(options);
  return stateOn(await openDatabase(options));
}

/** The state on a database that is open and up to date. */
export function stateOn({
  file,
  prisma,
  faults,
  transaction,
  attempt,
  close,
}: Database): StateDatabase {
  const referencesOf = referenceReader();
  const version = versionReader(file);
  return {
    store: storeOn(prisma, referencesOf),
    transaction: (work) => transaction((tx) => work(storeOn(tx, referencesOf))),
    attempt: (work, isWanted) => attempt((tx) => work(storeOn(tx, referencesOf)), isWanted),
    backup: (target) => backupTo(file, target),
    condition: () => readDatabaseCondition(file, prisma, faults),
    version: async () => {
      try {
        return await untilFree(() => version.read());
      } catch (error) {
        const known = explained(error, file);
        faults.note(known);
        throw known;
      }
    },
    close: async () => {
      version.close();
      await close();
    },
  };
}
