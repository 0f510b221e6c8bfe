import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** One line of the product written wrongly: `line` is the whole line without its indentation, found exactly once. */
export type Mutation = {
  readonly name: string;
  readonly file: string;
  readonly line: string;
  readonly becomes: string;
  /** How many recorded days it takes to see it. */
  readonly days: number;
};

/** What the command needs of the tree; its packages are linked, not copied. */
const COPIED = ["bin", "lib", "prisma", "package.json", "package-lock.json", "tsconfig.json"];

/** A copy of the product with this mutation: the path of its command, and how to remove it. Throws when the line is not there once. */
export const mutatedCopy = (mutation: Mutation): { command: string; remove: () => void } => {
  const tree = mkdtempSync(join(tmpdir(), "review-slots-mutated-"));
  for (const part of COPIED) cpSync(part, join(tree, part), { recursive: true });
  symlinkSync(resolve("node_modules"), join(tree, "node_modules"));
  const file = join(tree, mutation.file);
  writeFileSync(file, mutated(readFileSync(file, "utf8"), mutation));
  return {
    command: join(tree, "bin", "slots"),
    remove: () => rmSync(tree, { recursive: true, force: true }),
  };
};

const mutated = (source: string, { file, line, becomes }: Mutation): string => {
  const lines = source.split("\n");
  const found = lines.filter((one) => one.trim() === line);
  if (found.length !== 1) {
    throw new Error(`${file} has this line ${found.length} times, not once: ${line}`);
  }
  return lines
    .map((one) => (one.trim() === line ? one.replace(line, () => becomes) : one))
    .join("\n");
};
