import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { bundle } from "#bin/bundle.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What one piece of work took in a process of its own: the clock, and the most memory it ever had. */
export type Apart = { readonly milliseconds: number; readonly megabytes: number };

/** Reads everything, or makes a pass, over the state in this folder, in a process of its own that is bundled as the command is. */
export async function apart(work: "sync" | "plan", folder: string, url: string): Promise<Apart> {
  const place = await mkdtemp(join(tmpdir(), "slots-bench-"));
  try {
    const program = await bundled(place);
    const { stdout } = await promisify(execFile)(process.execPath, [program, work, folder, url]);
    return JSON.parse(stdout) as Apart;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function bundled(place: string): Promise<string> {
  const outfile = join(place, "in-process.mjs");
  await symlink(join(root, "node_modules"), join(place, "node_modules"));
  await bundle({ entryPoints: [join(root, "bench/support/in-process.ts")], outfile });
  return outfile;
}
