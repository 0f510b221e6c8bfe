import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Adds to package-lock.json the optional packages for other platforms that npm left out because a registry did not
 * have them; `npm ci` calls such a lock incomplete and stops. Run it after every change of the lock; a second run
 * adds nothing.
 */
const file = fileURLToPath(new URL("../package-lock.json", import.meta.url));
const lock = JSON.parse(readFileSync(file, "utf8"));

const systems = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const processors = [
  "arm",
  "arm64",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "x64",
];

/** The folder in which Node, starting in the folder `from`, finds the package `name`; null if it is not in the lock. */
function found(from, name) {
  for (
    let folder = from;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))
  ) {
    const candidate = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
    if (candidate in lock.packages) return candidate;
    if (folder === "") return null;
  }
}

/** What the name of a platform package says: "binding-linux-arm64-musl" is for Linux with musl on arm64. */
function platform(name) {
  const words = name.split(/[-/]/);
  const os = words.find((word) => systems.includes(word));
  const cpu = words.find((word) => processors.includes(word));
  if (!os || !cpu)
    throw new Error(`${name} is missing in package-lock.json, and its name tells no platform.`);
  if (words.some((word) => word.startsWith("musl"))) return { os, cpu, libc: "musl" };
  if (words.some((word) => word.startsWith("gnu"))) return { os, cpu, libc: "glibc" };
  return { os, cpu, libc: null };
}

/** A lock entry in the order in which npm writes its keys. */
function entry(name, version, parent) {
  if (!/^\d+\.\d+\.\d+/.test(version))
    throw new Error(`${name}@${version} is missing, and that is no exact version.`);
  const { os, cpu, libc } = platform(name);
  return {
    version,
    cpu: [cpu],
    ...(parent.dev ? { dev: true } : {}),
    ...(parent.devOptional ? { devOptional: true } : {}),
    ...(libc ? { libc: [libc] } : {}),
    optional: true,
    os: [os],
  };
}

const added = [];
for (const [folder, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    if (found(folder, name)) continue;
    lock.packages[`node_modules/${name}`] = entry(name, version, parent);
    added.push(`${name}@${version}`);
  }
}

if (added.length > 0) {
  const byFolder = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en"));
  writeFileSync(
    file,
    `${JSON.stringify({ ...lock, packages: Object.fromEntries(byFolder) }, null, 2)}\n`,
  );
}
const lines =
  added.length > 0 ? added.map((name) => `added ${name}`) : ["package-lock.json is complete"];
process.stdout.write(`${lines.join("\n")}\n`);
