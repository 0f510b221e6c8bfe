import { join } from "node:path";
import { backupTo, makeBackupFolder } from "#lib/database/backup.ts";
import { openStore } from "#lib/database/database.ts";
import { type Staged, stageBackup } from "#lib/database/restore.ts";
import { markRestored, type RestoredProject } from "#lib/flow/mark-restored.ts";
import type { Config } from "./config.ts";

/**
 * Copies the state to `target`, or to a name with the time in it in the folder `backups` of the data. Nothing is
 * opened besides: a newer version of the program copies the state of an older one as it is.
 */
export async function backupState(
  { database, data }: Config,
  target: string | null,
  at: Date,
): Promise<string> {
  if (target !== null) {
    await backupTo(database, target);
    return target;
  }
  const folder = join(data, "backups");
  makeBackupFolder(folder);
  const stamp = at.toISOString().slice(0, 19).replaceAll(":", "");
  const named = join(folder, `slots-${stamp}Z.db`);
  await backupTo(database, named);
  return named;
}

/** What a restore did. */
export type Restored = {
  readonly projects: readonly RestoredProject[];
  /** Where the state is that was replaced; null where there was none. */
  readonly replaced: string | null;
};

/**
 * Puts a backup in the place of the state, brought up to date and marked as restored; the service must stand still.
 * Whatever fails before the last step leaves the state as it was.
 */
export async function restoreState(
  { database: file }: Config,
  root: string,
  backup: string,
  who: string,
): Promise<Restored> {
  const migrations = join(root, "prisma/migrations/sqlite");
  const now = () => new Date();
  const staged = stageBackup(backup, file, migrations, now());
  try {
    const projects = await bringUpToDate(staged, migrations, who, now);
    return { projects, replaced: staged.swap() };
  } finally {
    staged.discard();
  }
}

async function bringUpToDate(
  { part }: Staged,
  migrations: string,
  who: string,
  now: () => Date,
): Promise<readonly RestoredProject[]> {
  const database = await openStore({ file: part, migrations, keepsCopy: false });
  try {
    return await markRestored({ database, now }, who);
  } finally {
    await database.close();
  }
}
