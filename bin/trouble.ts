import { inCommands } from "#lib/domain/remedy.ts";
import type { Refusal, SetupError } from "#lib/failure.ts";
import { serverFailure } from "#lib/flow/needs.ts";

/** How a call can end badly; `done` is all else, a pass that is not started, paused or braked too. */
export const exitCodes = { done: 0, failed: 1, usage: 2, unread: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Something that went wrong, as people and scripts read it. */
export type Trouble = {
  readonly code: string;
  readonly text: string;
  readonly remedy: string;
  readonly exitCode: ExitCode;
};

/** The refusal of a call that was written wrongly in a way that only the command itself can see. */
export const misused = (text: string, remedy: string): Refusal => ({
  kind: "refused",
  code: "usage",
  text,
  remedy,
});

/** A refusal as trouble. */
export const troubleOf = ({ code, text, remedy }: Refusal): Trouble => ({
  code,
  text,
  remedy: inCommands(remedy),
  exitCode: refusalCodes[code] ?? exitCodes.failed,
});

const refusalCodes: Readonly<Record<string, ExitCode>> = {
  usage: exitCodes.usage,
  unread: exitCodes.unread,
};

/** Whatever was thrown, in a sentence with its remedy. */
export function troubleFrom(error: unknown): Trouble {
  return (
    setupTrouble(error) ??
    serverTrouble(error) ??
    databaseTrouble(error) ??
    jobsTrouble(error) ??
    surprise(error)
  );
}

/** Known by its name: what Next serves has a copy of the class of its own. */
function setupTrouble(error: unknown): Trouble | null {
  if (!(error instanceof Error && error.name === "SetupError")) return null;
  const { code, message, remedy } = error as SetupError;
  return { code, text: message, remedy, exitCode: exitCodes.failed };
}

function serverTrouble(error: unknown): Trouble | null {
  const failure = serverFailure(error);
  if (failure === null) return null;
  const { code, text, retryable } = failure;
  const remedy = retryable
    ? "Try again in a minute; slots doctor looks closer."
    : "Run slots doctor: it names what to mend.";
  return { code, text, remedy, exitCode: exitCodes.unread };
}

/** Known by its name, for a command imports nothing of the database. */
function databaseTrouble(error: unknown): Trouble | null {
  if (!(error instanceof Error && error.name === "DatabaseError")) return null;
  const { fault, remedy } = error as Error & { fault: string; remedy: string };
  return { code: `database-${fault}`, text: error.message, remedy, exitCode: exitCodes.failed };
}

/** Known by its name, for a command imports nothing of the queue. */
function jobsTrouble(error: unknown): Trouble | null {
  if (!(error instanceof Error && error.name === "JobsError")) return null;
  const { message, remedy } = error as Error & { remedy: string };
  return { code: "queue", text: message, remedy, exitCode: exitCodes.failed };
}

function surprise(error: unknown): Trouble {
  const message = error instanceof Error ? error.message : String(error);
  const [line] = message.split("\n").filter((one) => one.trim() !== "");
  return {
    code: "unexpected",
    text: `Something unexpected happened: ${line?.trim() ?? "no more is known"}`,
    remedy: "Please report it with what you did; slots status says whether the service still runs.",
    exitCode: exitCodes.failed,
  };
}
