import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Place } from "./place.ts";

const program = fileURLToPath(new URL("worker-process.ts", import.meta.url));

/** Workers in processes of their own, which a test may kill or stop; none outlives it. */
export type WorkerProcesses = AsyncDisposable & {
  /** One more, once it works. */
  start(): Promise<ChildProcess>;
};

/** Workers at a place whose jobs take so long and write into the diary. */
export function workerProcesses(
  place: Place,
  { diary, milliseconds }: { readonly diary: string; readonly milliseconds: number },
): WorkerProcesses {
  const children: ChildProcess[] = [];
  return {
    start: async () => {
      const words = ["--import", "tsx", program, JSON.stringify(place), diary, `${milliseconds}`];
      const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
      children.push(child);
      if (child.stdout) await once(child.stdout, "data");
      return child;
    },
    [Symbol.asyncDispose]: async () => {
      for (const child of children) await kill(child);
    },
  };
}

/** Ends a process as a power cut would. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
