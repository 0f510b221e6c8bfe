import { stat, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { DatabaseError, type DatabaseFault } from "./database-error.ts";
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

/** Remembers which transactions go wrong: the state itself can't be asked while it can't be written. */
export type FaultWatch = {
  watch<T>(transaction: () => Promise<T>): Promise<T>;
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
  const forget = () => {
    const isCalm = now().getTime() - failedAt >= calm;
    if (standing?.fault !== "disk-full" || isCalm) standing = null;
  };
  return {
    watch: async (transaction) => {
      try {
        const result = await transaction();
        if (standing !== null) forget();
        return result;
      } catch (error) {
        note(error);
        throw error;
      }
    },
    standing: () => standing,
  };
}

/** On a full disk small writes go well between those that fail; a failed pass is made again within this time. */
const calm = 90_000;

/** What a trigger refused says nothing of the database as a whole. */
const isAboutWork = ({ fault }: DatabaseError) => fault === "refused" || fault === "migration";

/** Reads how the database is doing; writes nothing and waits for no lock. */
export async function readDatabaseCondition(
  file: string,
  prisma: Pick<PrismaClient, "$queryRaw">,
  faults: Pick<FaultWatch, "standing">,
): Promise<DatabaseCondition> {
  const { bavail, blocks, bsize } = await statfs(dirname(file));
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

async function schemaOf(prisma: Pick<PrismaClient, "$queryRaw">): Promise<string> {
  const [newest] = await prisma.$queryRaw<{ name: string }[]>`
    SELECT "migration_name" AS "name" FROM "_prisma_migrations"
    ORDER BY "migration_name" DESC LIMIT 1`;
  return newest?.name ?? "none";
}
