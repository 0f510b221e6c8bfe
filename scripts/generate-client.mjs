import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Writes the typed database client into lib/database/generated, without a download: Prisma looks for an engine
 * binary before it generates, never runs it, and is content with any file that exists.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const manifest = createRequire(import.meta.url).resolve("prisma/package.json");
const prisma = join(dirname(manifest), "build", "index.js");

const run = spawnSync(
  process.execPath,
  [prisma, "generate", "--no-hints", "--schema", join(root, "prisma", "schema.prisma")],
  {
    cwd: root,
    encoding: "utf8",
    env: {
      ...process.env,
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    },
  },
);

if (run.status !== 0) {
  const why = run.error?.message ?? `${run.stdout}${run.stderr}`.trim();
  process.stderr.write(
    `The database client could not be generated from prisma/schema.prisma.\n${why}\n`,
  );
  process.exitCode = 1;
}
