import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { SetupError } from "#lib/failure.ts";
import { holdLock } from "./lock.ts";

/**
 * Takes the data folder for this process until it ends, however it ends.
 *
 * @throws SetupError if another service has it, or it can't be written
 */
export function lockData(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    if (holdLock(join(folder, "service.lock"))) return;
  } catch (error) {
    throw new SetupError(
      "data-folder",
      `The data folder ${folder} can't be written: ${reason(error)}.`,
      "Give the service a folder that it may write, with SLOTS_DATA.",
      error,
    );
  }
  throw new SetupError(
    "already-running",
    `Another review slots runs on the data in ${folder}.`,
    "Use that one, stop it first, or start this one on other data with SLOTS_DATA.",
  );
}

const reason = (error: unknown) =>
  error instanceof Error && "code" in error ? String(error.code) : String(error);
