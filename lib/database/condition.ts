import { stat, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { DatabaseError, type DatabaseFault, explained } from "./database-error.ts";
import type { PrismaClient } from "./generated/client.ts";

/** Why nothing can be written just now, and since when. */
export type StandingFault = {
  readonly fault: DatabaseFault;
  readonly text: string;
  readonly remedy: string;
  readonly since: Date;
};

/** How the database and its disk are doing. */
export type DatabaseCondition = {
  readonly file: string;
  /** Of the database, with what was written last and is not in its file yet. */
  readonly bytes: number;
  /** What this account may still write on the disk. */
  readonly freeBytes: number;
  readonly totalBytes: number;
  /** The newest migration that was applied. */
  readonly schema: string;
  /** Null once a transaction went well again. */
  readonly fault: StandingFault | null;
};

/** Remembers what goes wrong: the state itself can't be asked while it can't be used. */
export type FaultWatch = {
  /** A statement or a transaction failed. */
  note(error: unknown): void;
  /** A transaction went well. */
  goneWell(): void;
  /** Of the disk, whether there is room on it; it may fill before anything was written here. */
  see(freeBytes: number, file: string): void;
  standing(): StandingFault | null;
};

export function watchFaults(now: () => Date): FaultWatch {
  let standing: StandingFault | null = null;
  let failedAt = 0;
  const note = (error: unknown) => {
    if (!(error instanceof DatabaseError) || isAboutWork(error)) return;
    const { fault, message: text, remedy } = error;
    standing = { fault, text, remedy, since: standing?.since ?? now() };
    failedAt = now().getTime();
  };
  const goneWell = () => {
    if (standing === null) return;
    const isCalm = now().getTime() - failedAt >= calm;
    if (isCalm || !isPatchy(standing)) standing = null;
  };
  return {
    note,
    goneWell,
    see: (freeBytes, file) => {
      if (freeBytes < leastRoom) note(explained(noRoom, file));
      else if (standing?.fault === "disk-full") goneWell();
    },
    standing: () => standing,
  };
}

/** With less than this a transaction fails sooner or later. */
const leastRoom = 1024 ** 2;
const noRoom = Object.assign(new Error("no room is left on the disk"), { code: "ENOSPC" });

/**
 * On a full disk small writes go well between those that fail, and in a damaged file what lies in its whole pages. A
 * failed pass is made again within this time.
 */
const calm = 90_000;
const isPatchy = ({ fault }: StandingFault) => fault === "disk-full" || fault === "damaged";

/** What a trigger refused says nothing of the database as a whole. */
const isAboutWork = ({ fault }: DatabaseError) => fault === "refused" || fault === "migration";

/** Reads how the database is doing; writes nothing and waits for no lock. */
export async function readDatabaseCondition(
  file: string,
  prisma: Pick<PrismaClient, "$queryRaw">,
  faults: Pick<FaultWatch, "see" | "standing">,
): Promise<DatabaseCondition> {
  const { bavail, blocks, bsize } = await statfs(dirname(file));
  faults.see(bavail * bsize, file);
  const sizes = await Promise.all([file, `${file}-wal`].map(sizeOf));
  return {
    file,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    freeBytes: bavail * bsize,
    totalBytes: blocks * bsize,
    schema: await schemaOf(prisma),
    fault: faults.standing(),
  };
}

const sizeOf = async (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );

/** Told even of a database that can't be read. */
async function schemaOf(prisma: Pick<PrismaClient, "$queryRaw">): Promise<string> {
  const rows = prisma.$queryRaw<{ name: string }[]>`
    SELECT "migration_name" AS "name" FROM "_prisma_migrations"
    ORDER BY "migration_name" DESC LIMIT 1`;
  const [newest] = await rows.catch(() => []);
  return newest?.name ?? "unknown";
}
