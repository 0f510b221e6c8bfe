import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { needPackages } from "./packages.mjs";

needPackages();
const { tsImport } = await import("tsx/esm/api");

// `npm start` runs from here; so does whoever calls this file by its path.
process.chdir(fileURLToPath(new URL("..", import.meta.url)));

// Next reads its switches in the environment and nowhere else.
const { env } = process;
env.NEXT_TELEMETRY_DISABLED = "1";
// Next would end the process before the jobs have come to their stop.
env.NEXT_MANUAL_SIG_HANDLE = "true";

/** `start.mjs [web|worker]`: everything in this process, or the pages only, or the jobs only. */
const [, , role = "all"] = process.argv;
// Pages are to be quick; who reads a large server is to be small.
if (role !== "web") await import("./start/spare-memory.mjs");
const { prepare } = await tsImport("./start/prepare.ts", import.meta.url);
const place = await prepare(role);

if (place === null) {
  process.exitCode = 1;
} else {
  await (role === "worker" ? startWorker() : startNext());
  await place.announce();
}

/** Without Next. It says itself why it can't run, as it does inside Next. */
async function startWorker() {
  const { startService } = await tsImport("../workers/main.ts", import.meta.url);
  await startService().catch(globalThis.reviewSlotsFailed);
}

async function startNext() {
  // The configuration is read again inside Next, with the port that was free.
  env.PORT = String(place.port);
  // Next is loaded here and not by the TypeScript loader: it must be the server's own instance.
  const next = createRequire(import.meta.url).resolve("next/package.json");
  const words = ["start", "--hostname", place.host, "--port", String(place.port)];
  process.argv.splice(2, Number.POSITIVE_INFINITY, ...words);
  await import(pathToFileURL(join(dirname(next), "dist/bin/next")).href);
}
