import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const checkout = fileURLToPath(new URL("../../..", import.meta.url));
// biome-ignore lint/style/noProcessEnv: the processes under test need a PATH; their settings are given by the run.
const { PATH = "", HOME = "" } = process.env;

/** A process of the installation, kept running as a service manager would. */
export type Kept = {
  readonly name: string;
  readonly pid: () => number | undefined;
  /** SIGKILL; it is started again a moment later. */
  readonly kill: () => Promise<void>;
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Resolves when it says that it runs. */
  readonly running: () => Promise<void>;
  /** SIGKILL, and no other start. */
  readonly end: () => Promise<void>;
  /** SIGTERM, and no other start: the milliseconds that it took. */
  readonly stop: () => Promise<number>;
};

type Keeping = {
  readonly role: "web" | "worker";
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Where it writes what it says. */
  readonly file: string;
  /** Told when it ended although nobody ended it. */
  readonly onDeath: (what: string) => void;
};

const isUp = /review slots (?:works as|runs at)/;
/** A start that finds no queue is refused; it is tried again after so long. */
const restartAfter = 700;

export function keepRunning({ role, name, settings, file, onDeath }: Keeping): Kept {
  let child: ChildProcess | null = null;
  let isWanted = true;
  const up = gate();
  let restart: NodeJS.Timeout | undefined;

  const start = () => {
    const started = spawn(process.execPath, ["bin/start.mjs", role], {
      cwd: checkout,
      env: { PATH, HOME, HOST: "127.0.0.1", ...settings } as unknown as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    child = started;
    for (const stream of [started.stdout, started.stderr]) {
      stream?.setEncoding("utf8").on("data", (words: string) => {
        appendFileSync(file, words);
        said = (said + words).slice(-2_000);
        if (isUp.test(said)) up.open();
      });
    }
    started.once("exit", (code, signal) => {
      if (!isWanted) return;
      if (up.isOpen() && signal !== "SIGKILL") {
        onDeath(`${name} ended with ${code ?? signal}: ${said.slice(-400)}`);
      }
      up.close();
      restart = setTimeout(start, restartAfter);
    });
  };

  const kill = async () => {
    if (child === null || hasEnded(child)) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };

  start();
  return {
    name,
    pid: () => child?.pid,
    kill,
    end: async () => {
      isWanted = false;
      clearTimeout(restart);
      await kill();
    },
    freeze: () => void child?.kill("SIGSTOP"),
    thaw: () => void child?.kill("SIGCONT"),
    running: () => up.opened(),
    stop: async () => {
      isWanted = false;
      clearTimeout(restart);
      if (child === null || hasEnded(child)) return 0;
      const ended = once(child, "exit");
      const asked = Date.now();
      child.kill("SIGTERM");
      const late = sleep(30_000, "late", { ref: false });
      if ((await Promise.race([ended, late])) === "late") child.kill("SIGKILL");
      return Date.now() - asked;
    },
  };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) =>
  exitCode !== null || signalCode !== null;

/** Somewhere to wait until something is so; it may cease to be so. */
function gate() {
  const waiting: (() => void)[] = [];
  let isOpen = false;
  return {
    isOpen: () => isOpen,
    opened: () => new Promise<void>((resolve) => (isOpen ? resolve() : waiting.push(resolve))),
    open: () => {
      isOpen = true;
      for (const go of waiting.splice(0)) go();
    },
    close: () => {
      isOpen = false;
    },
  };
}
