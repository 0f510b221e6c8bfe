import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { SetupError } from "#lib/failure.ts";
import type { Role } from "#lib/running.ts";
import { holdLock } from "./lock.ts";

/**
 * Takes the data folder for this process until it ends, however it ends: for itself when it does everything; else
 * beside others, of which one at most shows the pages.
 *
 * @throws SetupError if others are in the way, or the folder can't be written
 */
export function lockData(folder: string, role: Role): void {
  const inTheWay = tryToLock(folder, role);
  if (inTheWay === null) return;
  throw new SetupError(
    "already-running",
    `${inTheWay} on the data in ${folder}.`,
    "Use that one, stop it first, or start this one on other data with SLOTS_DATA.",
  );
}

/** Who is in the way; null where nobody is. */
function tryToLock(folder: string, role: Role): string | null {
  try {
    mkdirSync(folder, { recursive: true });
    const isTaken = holdLock(join(folder, "service.lock"), role === "all" ? "exclusive" : "shared");
    if (!isTaken) return "Another review slots runs";
    if (role !== "web" || holdLock(join(folder, "web.lock"))) return null;
    return "Other pages of review slots run";
  } catch (error) {
    throw new SetupError(
      "data-folder",
      `The data folder ${folder} can't be written: ${reason(error)}.`,
      "Give the service a folder that it may write, with SLOTS_DATA.",
      error,
    );
  }
}

const reason = (error: unknown) =>
  error instanceof Error && "code" in error ? String(error.code) : String(error);
