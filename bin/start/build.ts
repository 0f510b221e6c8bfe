import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { SetupError } from "#lib/failure.ts";
import { holdLock, releaseLock } from "./lock.ts";
import { endWithUs } from "./signals.ts";

/** All that the pages are built from. */
const folders = ["app", "lib", "public", "workers"];
const files = [
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "proxy.ts",
  "tsconfig.json",
];

/** Builds the pages unless they are built from just what is here. Two starts at once build once. */
export async function buildIfNeeded(root: string): Promise<void> {
  if (isBuilt(root)) return;
  const cache = join(root, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const lock = join(cache, "review-slots-build.lock");
  while (!holdLock(lock)) await pause(500);
  try {
    if (!isBuilt(root)) await build(root);
  } finally {
    releaseLock(lock);
  }
}

/** What the last build that failed has said. */
const log = "node_modules/.cache/review-slots-build.log";

const markIn = (root: string) => join(root, ".next/built-from.json");

function isBuilt(root: string): boolean {
  if (!existsSync(markIn(root))) return false;
  return readFileSync(markIn(root), "utf8") === markOf(root, hashOf(root));
}

/** The mark names the build too: one that somebody else made since is not ours. */
function markOf(root: string, inputs: string): string {
  const id = join(root, ".next/BUILD_ID");
  const build = existsSync(id) ? readFileSync(id, "utf8") : null;
  return JSON.stringify({ build, inputs });
}

function hashOf(root: string): string {
  const hash = createHash("sha256");
  for (const file of inputs(root)) hash.update(file).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

function inputs(root: string): string[] {
  const inFolders = folders.map((folder) => join(root, folder)).filter(existsSync);
  const found = inFolders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return [...files.map((file) => join(root, file)), ...found].toSorted();
}

async function build(root: string): Promise<void> {
  console.log("Building the pages, about a minute…");
  // Taken first: what is changed while the build runs is not in it.
  const inputs = hashOf(root);
  const next = createRequire(import.meta.url).resolve("next/package.json");
  const child = spawn(process.execPath, [join(dirname(next), "dist/bin/next"), "build"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  endWithUs(child);
  const said: Buffer[] = [];
  child.stdout.on("data", (data: Buffer) => said.push(data));
  child.stderr.on("data", (data: Buffer) => said.push(data));
  const status = await new Promise((resolve) => child.once("close", resolve));
  if (status !== 0) {
    const text = Buffer.concat(said);
    // It may be hundreds of lines, above which nobody at a terminal would find what helps; elsewhere the file may be gone.
    writeFileSync(join(root, log), text);
    if (!process.stdout.isTTY) console.error(`${text}`);
    throw new SetupError(
      "build",
      `The pages could not be built; why stands in ${log}.`,
      "If the sources are as they were published, run npm ci and start again.",
    );
  }
  writeFileSync(markIn(root), markOf(root, inputs));
}
