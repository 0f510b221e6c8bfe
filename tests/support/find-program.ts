import { execFileSync } from "node:child_process";

/** A program from Debian's packages: what it may be called, its package, and what tests call it. */
type Wanted = {
  readonly names: readonly string[];
  readonly package: string;
  readonly what: string;
};

/**
 * Where the program is. It is installed where it is missing and that can be done: as root, where there is `apt-get`.
 * Throws with the one command to run otherwise.
 */
export function findProgram({ names, package: wanted, what }: Wanted): string {
  const known = firstOf(names);
  if (known !== null) return known;
  const remedy = `apt-get install -y ${wanted}`;
  if (process.getuid?.() !== 0 || whereIs("apt-get") === null) {
    throw new Error(`These tests need ${what}: ${remedy}`);
  }
  execFileSync("sh", ["-c", `apt-get update -qq && ${remedy} -qq`], { stdio: "ignore" });
  const installed = firstOf(names);
  if (installed === null) throw new Error(`There is still no ${what} after: ${remedy}`);
  return installed;
}

function firstOf(names: readonly string[]): string | null {
  for (const name of names) {
    const place = whereIs(name);
    if (place !== null) return place;
  }
  return null;
}

function whereIs(program: string): string | null {
  try {
    return execFileSync("sh", ["-c", `command -v ${program}`])
      .toString()
      .trim();
  } catch {
    return null;
  }
}
