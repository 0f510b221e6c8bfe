import { accessSync, constants } from "node:fs";
import { dirname } from "node:path";
import { otherOwner } from "./owner.ts";

/** What kind of trouble the database is in; the words for people are in the error itself. */
export type DatabaseFault =
  | "busy"
  | "damaged"
  | "disk-full"
  | "migration"
  | "not-a-database"
  | "read-only"
  | "refused"
  | "unreachable";

type Words = { text: string; remedy: string };

/** The state could not be read or written. `message` is a sentence for people, `remedy` what they can do. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
  /** Not called `code`: Prisma makes an error of its own out of every error that has one. */
  readonly fault: DatabaseFault;
  readonly remedy: string;
  /** Whether the same work, begun anew later, can succeed without anybody's help or after the remedy alone. */
  readonly retryable: boolean;

  constructor(fault: DatabaseFault, { text, remedy }: Words, cause: unknown = null) {
    super(text, { cause });
    this.fault = fault;
    this.remedy = remedy;
    this.retryable = fault === "busy" || fault === "disk-full";
  }
}

/** Error codes of SQLite (https://sqlite.org/rescode.html) and of the operating system, by their beginning. */
const faults: readonly (readonly [RegExp, Exclude<DatabaseFault, "migration">])[] = [
  [/^SQLITE_BUSY/, "busy"],
  [/^(SQLITE_CORRUPT|SQLITE_IOERR|EIO$)/, "damaged"],
  [/^(SQLITE_FULL|ENOSPC$|EDQUOT$)/, "disk-full"],
  [/^SQLITE_NOTADB/, "not-a-database"],
  [/^(SQLITE_READONLY|SQLITE_PERM|EACCES$|EPERM$|EROFS$)/, "read-only"],
  [/^SQLITE_CONSTRAINT_TRIGGER/, "refused"],
  [/^(SQLITE_CANTOPEN|ENOENT$|ENOTDIR$|EEXIST$|EISDIR$|EMFILE$|ENFILE$)/, "unreachable"],
];

/**
 * The sentence for an error of the driver, of Prisma's adapter or of the file system; `file` is the database.
 * An error that is not about the database as a whole (a double key, a bug in a query) is given back as it is.
 */
export function explained(error: unknown, file: string): unknown {
  const { code, message } = original(error);
  const fault = faultOf(code, file);
  return fault ? new DatabaseError(fault, words(fault, file, message), error) : error;
}

/** Whether another connection held the lock just then, and the same statement may be tried again. */
export function isBusy(error: unknown): boolean {
  return original(error).code.startsWith("SQLITE_BUSY");
}

/** Both a wrong path and a missing right look like "cannot be opened" to SQLite; the folder tells them apart. */
function faultOf(code: string, file: string): Exclude<DatabaseFault, "migration"> | null {
  const fault = faults.find(([pattern]) => pattern.test(code))?.[1] ?? null;
  return fault === "unreachable" && isReadOnly(dirname(file)) ? "read-only" : fault;
}

function isReadOnly(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return false;
  } catch (error) {
    return ["EACCES", "EROFS"].includes(original(error).code);
  }
}

/** Code and text as the driver gave them; Prisma's adapter keeps them in the cause of its own error. */
function original(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: "", message: "" };
  const { code } = error as { code?: unknown };
  const { originalCode, originalMessage } = (error.cause ?? {}) as Record<string, unknown>;
  return {
    code: String(originalCode ?? code ?? ""),
    message: String(originalMessage ?? error.message),
  };
}

/** Whoever looks at a service's state with another account is to change the account, and not the state's rights. */
function writable(file: string): string {
  const owner = otherOwner(file);
  return owner === null
    ? `Give this account the right to write the file and its folder ${dirname(file)}.`
    : `It belongs to the account ${owner}: run slots as that account, with the service's environment.`;
}

const restoreLast =
  "Stop the service, check the disk, and restore the last backup: slots restore FILE.";

function words(fault: Exclude<DatabaseFault, "migration">, file: string, message: string): Words {
  switch (fault) {
    case "busy":
      return {
        text: `The database ${file} stayed locked for too long.`,
        remedy: "Try again; if it stays locked, stop the other program that uses the file.",
      };
    case "damaged":
      return {
        text: `The database ${file} cannot be read or written safely: ${message}.`,
        remedy: restoreLast,
      };
    case "disk-full":
      return {
        text: `The disk that holds ${file} is full.`,
        remedy: "Make room on it; nothing that was saved is lost.",
      };
    case "not-a-database":
      return {
        text: `${file} is not a database.`,
        remedy: restoreLast,
      };
    case "read-only":
      return {
        text: `The database ${file} cannot be written.`,
        remedy: writable(file),
      };
    case "refused":
      return { text: message, remedy: "Nothing was changed; look at the current state first." };
    case "unreachable":
      return {
        text: `The database ${file} cannot be opened.`,
        remedy: `Check that ${dirname(file)} is a folder in which this account may create files.`,
      };
  }
}
