import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A Gerrit in a process of its own whose answers cost next to nothing. */
export type StaticGerrit = AsyncDisposable & {
  /** Base URL with a slash at its end. */
  readonly url: string;
  /** Paths of the requests since this was asked last, in order. */
  asked(): Promise<readonly string[]>;
};

/** How many open changes there are, and the pace: milliseconds for a listing's row, a single read and a vote. */
export type StaticGerritShape = {
  readonly changes: number;
  readonly perRow?: number;
  readonly perRead?: number;
  readonly perVote?: number;
  /** Listings show every change as work in progress, single reads as proposed. */
  readonly isWip?: boolean;
};

export async function startStaticGerrit(shape: StaticGerritShape): Promise<StaticGerrit> {
  const script = fileURLToPath(new URL("./static-gerrit.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, JSON.stringify(shape)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port] = (await once(child.stdout, "data")) as [Buffer];
  const url = `http://127.0.0.1:${`${port}`.trim()}/`;
  return {
    url,
    asked: async () => {
      const answer = await fetch(`${url}asked`);
      return (await answer.json()) as string[];
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return;
      const exit = once(child, "exit");
      child.kill();
      await exit;
    },
  };
}
