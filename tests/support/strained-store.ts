import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type StateDatabase, stateOn } from "#lib/database/database.ts";
import { migrate } from "#lib/database/migrate.ts";
import { openDatabase } from "#lib/database/open.ts";
import { migrations } from "./temporary-database.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A state whose disk can be filled and write-protected, as SQLite then sees it, and given back. */
export type StrainedStore = StateDatabase & {
  readonly file: string;
  /** The database takes no page more than it has. */
  readonly fillDisk: () => Promise<void>;
  readonly makeRoom: () => Promise<void>;
  readonly protect: () => Promise<void>;
  readonly unprotect: () => Promise<void>;
  /** Writes nonsense over all but its first page, and lets nobody remember what was there. */
  readonly wreck: () => Promise<void>;
  /** Moves the clock by which faults are dated. */
  readonly later: (milliseconds: number) => void;
  readonly integrity: () => Promise<unknown>;
};

/** Empty and open; closing it takes its folder away. */
export async function strainedStore(): Promise<StrainedStore> {
  const folder = await temporaryFolder();
  const file = join(folder.path, "slots.db");
  await migrate({ file, migrations });
  const clock = { ahead: 0 };
  const now = () => new Date(Date.now() + clock.ahead);
  const database = await openDatabase({ file, now });
  const state = stateOn(database);
  // The connection that writes is the one that these count for.
  const whileWriting = (sql: string) =>
    database.transaction(async (tx) => {
      await tx.$queryRawUnsafe(sql);
    });
  return {
    ...state,
    file,
    fillDisk: () => whileWriting("PRAGMA max_page_count = 1"),
    makeRoom: () => whileWriting("PRAGMA max_page_count = 1000000"),
    protect: () => whileWriting("PRAGMA query_only = 1"),
    // Nothing that writes reaches that connection any more; the next statement opens another.
    unprotect: () => database.prisma.$disconnect(),
    wreck: async () => {
      await database.prisma.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
      const bytes = await readFile(file);
      await writeFile(file, bytes.fill(0xa5, 4_096), { flag: "r+" });
      await database.prisma.$queryRawUnsafe("PRAGMA shrink_memory");
      await whileWriting("PRAGMA shrink_memory").catch(() => {});
    },
    later: (milliseconds) => {
      clock.ahead += milliseconds;
    },
    integrity: () => database.prisma.$queryRawUnsafe("PRAGMA integrity_check"),
    close: async () => {
      await state.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}
