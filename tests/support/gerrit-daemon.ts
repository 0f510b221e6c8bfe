import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "./gerrit-program.ts";

/** A running server process. */
export type Daemon = {
  /** Throws, with the end of the log, when it has ended by itself. */
  readonly assertRunning: () => void;
  /** The last lines it printed, for an error message. */
  readonly tail: () => string;
  /** SIGTERM, and waits for the end: a killed Gerrit loses what its index had not written yet. */
  readonly stop: () => Promise<void>;
};

const keptLines = 40;
const stopWithinMilliseconds = 20_000;

/** Starts a server process in the foreground and keeps the end of its log. */
export function startDaemon({ program, args }: Command): Daemon {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  const log = keepTail(child);
  endWithUs(child);
  const tail = () => log.join("\n");
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return {
    tail,
    assertRunning: () => {
      if (!hasEnded()) return;
      throw new Error(`Gerrit ended by itself (${child.exitCode ?? child.signalCode}):\n${tail()}`);
    },
    stop: async () => {
      if (hasEnded()) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const late = sleep(stopWithinMilliseconds, "late", { ref: false });
      if ((await Promise.race([ended, late])) === "late") {
        child.kill("SIGKILL");
        throw new Error(`Gerrit did not stop on SIGTERM:\n${tail()}`);
      }
    },
  };
}

/** A test run that is interrupted leaves no server behind. */
function endWithUs(child: ChildProcess): void {
  const end = () => child.kill("SIGTERM");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
}

function keepTail(child: ChildProcess): string[] {
  const log: string[] = [];
  const keep = (chunk: string) => {
    log.push(...chunk.trimEnd().split("\n"));
    log.splice(0, log.length - keptLines);
  };
  child.stdout?.setEncoding("utf8").on("data", keep);
  child.stderr?.setEncoding("utf8").on("data", keep);
  child.on("error", (error) => keep(String(error)));
  return log;
}
