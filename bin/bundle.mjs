// One JavaScript file of the whole command, made when the sources changed: a start that reads hundreds of TypeScript
// files costs twice the time.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "bin");
const prefix = ".slots-";

/** The path of a bundle of the sources as they are now; null where none can be written. */
export async function bundled() {
  const file = join(folder, `${prefix}${hashOfSources()}.mjs`);
  if (existsSync(file)) return file;
  try {
    await build(file);
    return file;
  } catch {
    return null;
  }
}

/** By content: a copy of the program with another line in it must never run the original's bundle. */
function hashOfSources() {
  const hash = createHash("sha256");
  const files = ["bin", "lib"].flatMap((name) =>
    readdirSync(join(root, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const file of [
    "package-lock.json",
    ...files.map((file) => file.slice(root.length)).sort(),
  ]) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex").slice(0, 16);
}

async function build(file) {
  const { build: bundle } = await import("esbuild");
  // Written beside and renamed: two that start at once both end up with a whole file.
  const draft = `${file}.${process.pid}`;
  await bundle({
    entryPoints: [join(folder, "slots.ts")],
    outfile: draft,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    external: ["better-sqlite3"],
    banner: {
      js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
    },
    logLevel: "silent",
  });
  for (const old of readdirSync(folder).filter((name) => name.startsWith(prefix))) {
    if (join(folder, old) !== draft) rmSync(join(folder, old), { force: true });
  }
  renameSync(draft, file);
}
