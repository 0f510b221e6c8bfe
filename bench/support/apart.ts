import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const script = fileURLToPath(new URL("./in-process.ts", import.meta.url));

/** What one piece of work took in a process of its own: the clock, and the most memory it ever had. */
export type Apart = { readonly milliseconds: number; readonly megabytes: number };

/** Reads everything, or makes a pass, in a process of its own over the state in this folder. */
export async function apart(work: "sync" | "plan", folder: string, url: string): Promise<Apart> {
  const args = ["--import", "tsx", script, work, folder, url];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Apart;
}
