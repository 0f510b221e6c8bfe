import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

// biome-ignore lint/style/noProcessEnv: the service under test needs a PATH; its settings are given by each test.
const { PATH = "", HOME = "" } = process.env;

const checkout = fileURLToPath(new URL("../..", import.meta.url));

const start = "bin/start.mjs";

/** How a service ended: its exit code, or null where a signal ended it, and what it said. */
export type Ending = { readonly code: number | null; readonly said: string };

/** A service as an operator starts it. */
export type StartedService = {
  readonly pid: number;
  /** Its address with a slash at its end, once it says that it runs there; null if it ends before, and of a worker. */
  readonly address: Promise<string | null>;
  readonly ended: Promise<Ending>;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** All that it has said so far. */
  readonly said: () => string;
};

/**
 * Starts the service with these settings: `npm` as `npm start` does it, `node` without npm around it, `web` and `worker`
 * as a part of it.
 */
export function startService(
  settings: Readonly<Record<string, string>>,
  by: "npm" | "node" | "web" | "worker" = "node",
): StartedService {
  const program = by === "npm" ? "npm" : process.execPath;
  const words = { npm: ["start"], node: [start], web: [start, "web"], worker: [start, "worker"] };
  // NODE_ENV is left to Next, which must not build as if for a test.
  const env: Record<string, string> = { PATH, HOME, HOST: "127.0.0.1", PORT: "0", ...settings };
  const child = spawn(program, words[by], {
    cwd: checkout,
    env: env as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = wordsOf(child);
  return {
    pid: child.pid ?? 0,
    address: addressIn(child, said),
    ended: new Promise((resolve) =>
      child.once("close", (code) => resolve({ code, said: said.join("") })),
    ),
    signal: (signal) => child.kill(signal),
    said: () => said.join(""),
  };
}

function wordsOf(child: ChildProcess): string[] {
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (words: string) => said.push(words));
  }
  return said;
}

function addressIn(child: ChildProcess, said: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const look = () => {
      const [isUp, address = null] =
        /review slots runs at (\S+)|review slots works as process/.exec(said.join("")) ?? [];
      if (isUp) resolve(address);
    };
    child.stdout?.on("data", look);
    child.once("close", () => resolve(null));
  });
}

/** The service's address; throws with its own words if it ends instead. */
export async function addressOf(service: StartedService): Promise<string> {
  const address = await service.address;
  if (address !== null) return address;
  throw new Error(`The service ended:\n${(await service.ended).said}`);
}
