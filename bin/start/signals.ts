import type { ChildProcess } from "node:child_process";
import "#lib/running.ts";

/** A stop takes at most ten seconds, whatever hangs. */
const patience = 9_000;

/** Ends the process cleanly on SIGTERM and SIGINT: the jobs first, then the database. */
export function endOnSignal(): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, end);
}

/** Lets no child live longer than this process. */
export function endWithUs(child: ChildProcess): void {
  const end = () => child.kill();
  process.once("exit", end);
  child.once("close", () => process.off("exit", end));
}

function end(): void {
  setTimeout(() => process.exit(1), patience).unref();
  const stopping = globalThis.reviewSlots?.stop() ?? Promise.resolve();
  stopping.then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exit(1);
    },
  );
}
