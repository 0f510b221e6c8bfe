import Driver from "better-sqlite3";
import { DatabaseError } from "#lib/database/database-error.ts";
import { migrate } from "#lib/database/migrate.ts";

/**
 * A process that brings a database up to date and prints what it did, or what is wrong, as JSON:
 * `starting-process.ts FILE MIGRATIONS [ordinary]`. As "ordinary" it does not have the rights of root.
 */
const [file = "", migrations = "", account] = process.argv.slice(2);
// The driver is read from the disk while this account still may.
new Driver(":memory:").close();
if (account === "ordinary" && process.getuid?.() === 0) process.setuid?.(65_534);
try {
  process.stdout.write(JSON.stringify(await migrate({ file, migrations })));
} catch (error) {
  if (!(error instanceof DatabaseError)) throw error;
  const { fault, message, remedy } = error;
  process.stdout.write(JSON.stringify({ fault, message, remedy }));
}
