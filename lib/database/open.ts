import { type FaultWatch, watchFaults } from "./condition.ts";
import { DatabaseError } from "./database-error.ts";
import { Prisma, PrismaClient } from "./generated/client.ts";
import { patience } from "./patience.ts";
import { safeSqlite } from "./safe-sqlite.ts";

/** What the work inside a transaction reads and writes with. */
export type Transaction = Prisma.TransactionClient;

/** The open state of the service. */
export type Database = {
  readonly file: string;
  /** Single statements. They see what is committed, never the inside of a transaction. */
  readonly prisma: PrismaClient;
  /** What went wrong with it, and has not gone well since. */
  readonly faults: FaultWatch;
  /**
   * Does all of `work` or none of it, alone among the writers of all processes. It must use the `tx` that it is
   * given and nothing slow: no request to another server, at most 30 s.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Does `work` likewise, and undoes all of it where what it gave is not wanted: nobody else ever sees anything of it. */
  attempt<T>(work: (tx: Transaction) => Promise<T>, isWanted: (result: T) => boolean): Promise<T>;
  close(): Promise<void>;
};

/**
 * Opens a database that `migrate` has made or brought up to date.
 *
 * @throws DatabaseError if the file is missing, locked for too long, not writable or not a database
 */
export async function openDatabase({
  file,
  now = () => new Date(),
}: {
  file: string;
  /** Dates the faults. */
  now?: () => Date;
}): Promise<Database> {
  const faults = watchFaults(now);
  const prisma = new PrismaClient({
    adapter: safeSqlite({ file, onError: faults.note }),
    transactionOptions: { maxWait: 2 * patience, timeout: patience },
  });
  await prisma.$connect();
  const attempt: Database["attempt"] = async (work, isWanted) => {
    const undone: { readonly outcome: Awaited<ReturnType<typeof work>> }[] = [];
    const enough = new Error("What came of it is not wanted.");
    try {
      const result = await prisma.$transaction(async (tx) => {
        const outcome = await work(tx);
        if (isWanted(outcome)) return outcome;
        undone.push({ outcome });
        throw enough;
      });
      faults.goneWell();
      return result;
    } catch (error) {
      const [last] = undone;
      if (error === enough && last !== undefined) return last.outcome;
      const known = expired(error) ? tooSlow(file, error) : error;
      faults.note(known);
      throw known;
    }
  };
  return {
    file,
    prisma,
    faults,
    attempt,
    transaction: (work) => attempt(work, () => true),
    close: () => prisma.$disconnect(),
  };
}

/** P2028: the transaction did not get its turn, or was not done, in time. */
function expired(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2028";
}

function tooSlow(file: string, cause: unknown): DatabaseError {
  const text = `A transaction on ${file} took too long and was undone.`;
  const remedy = "Try again; if it happens again, the disk or the machine is overloaded.";
  return new DatabaseError("busy", { text, remedy }, cause);
}
