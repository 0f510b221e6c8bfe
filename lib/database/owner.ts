import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * The account that a file belongs to, or its folder where the file can't be seen: by its name, or its number where it
 * has no name here. Null where it is this account's or root's, which no service runs as.
 */
export function otherOwner(file: string): string | null {
  const { uid } =
    statSync(existsSync(file) ? file : dirname(file), { throwIfNoEntry: false }) ?? {};
  if (uid === undefined || uid === 0 || uid === process.getuid?.()) return null;
  return nameOf(uid) ?? String(uid);
}

/** Node knows the name of its own account only. */
function nameOf(uid: number): string | null {
  try {
    const accounts = readFileSync("/etc/passwd", "utf8").split("\n");
    const found = accounts.map((line) => line.split(":")).find((line) => line[2] === String(uid));
    return found?.[0] ?? null;
  } catch {
    return null;
  }
}
