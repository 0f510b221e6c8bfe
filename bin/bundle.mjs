// The whole command as JavaScript, made when the sources changed: a start that reads hundreds of TypeScript files costs
// twice the time.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "bin");
const prefix = ".slots-";

/** The path of a bundle of the sources as they are now; null where none can be written. */
export async function bundled() {
  const name = `${prefix}${hashOfSources()}`;
  const file = join(folder, `${name}.mjs`);
  if (existsSync(file)) return file;
  try {
    await keep(name);
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

/** The entry beside the sources, as deep as they are, and in a folder what it loads only when it is needed. */
async function keep(name) {
  const { outputFiles } = await bundle({
    entryPoints: [join(folder, "slots.ts")],
    outdir: folder,
    entryNames: name,
    chunkNames: `${name}/[name]-[hash]`,
    outExtension: { ".js": ".mjs" },
    splitting: true,
    write: false,
  });
  const entry = join(folder, `${name}.mjs`);
  // The entry comes last: where it is, everything is.
  const files = outputFiles.toSorted((a, b) => Number(a.path === entry) - Number(b.path === entry));
  for (const { path, contents } of files) {
    // Written beside and renamed: two that start at once both end up with whole files.
    const draft = `${path}.${process.pid}`;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(draft, contents);
    renameSync(draft, path);
  }
  removeOld();
}

/** A call of the command lasts minutes at most, and may yet have to load a part of its own bundle. */
const keptFor = 60 * 60_000;

function removeOld() {
  for (const name of readdirSync(folder).filter((name) => name.startsWith(prefix))) {
    const path = join(folder, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > keptFor) rmSync(path, { recursive: true, force: true });
  }
}

/**
 * Bundles a program and all that it imports.
 *
 * @param {import("esbuild").BuildOptions} options its entry, and where it goes
 */
export async function bundle(options) {
  const { build } = await import("esbuild");
  return await build({
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    external: ["better-sqlite3"],
    banner: {
      js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
    },
    logLevel: "silent",
    ...options,
  });
}
