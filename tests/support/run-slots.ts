import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** The command of this tree. */
export const slotsPath = fileURLToPath(new URL("../../bin/slots", import.meta.url));

export type Run = {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
};

type Settings = {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly input?: string;
  readonly path?: string;
};

// biome-ignore lint/style/noProcessEnv: the command under test needs a PATH; its settings are given by each test.
const { PATH = "", HOME = "" } = process.env;

/** Runs the real command with nothing of this process's environment but where programs are. */
export async function runSlots(words: readonly string[], settings: Settings = {}): Promise<Run> {
  const { env = {}, cwd, input = "", path = slotsPath } = settings;
  const child = spawn(path, words, {
    env: { NODE_ENV: "test", PATH, HOME, ...env },
    ...(cwd ? { cwd } : {}),
  });
  // A call that is refused may end before it has read anything.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const [code, output, errors] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, output, errors };
}
