import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { Redis } from "ioredis";
import { findProgram } from "./find-program.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A Redis of its own on a free port, which a test may kill and start again. */
export type RedisServer = AsyncDisposable & {
  readonly url: string;
  readonly port: number;
  /** As a power cut would end it. */
  kill(): Promise<void>;
  /** On the same port and folder, with what it had written to the disk. */
  startAgain(): Promise<void>;
  /** Freezes it: it takes connections and does not answer. */
  freeze(): void;
  thaw(): void;
  /** Does something with a connection of its own. */
  ask<T>(work: (client: Redis) => Promise<T>): Promise<T>;
};

/** Starts it; `settings` are words of its command line, such as `--maxmemory-policy allkeys-lru`. */
export async function startRedis(...settings: readonly string[]): Promise<RedisServer> {
  const program = findProgram({
    names: ["redis-server"],
    package: "redis-server",
    what: "a Redis server",
  });
  const folder = await temporaryFolder();
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const words = ["--port", `${port}`, "--bind", "127.0.0.1", "--dir", folder.path, "--save", ""];
  let child: ChildProcess | null = null;
  const ask: RedisServer["ask"] = async (work) => {
    const client = new Redis(url, { retryStrategy: null });
    client.on("error", () => {});
    try {
      return await work(client);
    } finally {
      client.disconnect();
    }
  };
  const startAgain = async () => {
    child = spawn(program, [...words, ...settings], { stdio: "ignore" });
    while (!(await answers(ask))) await wait(50);
  };
  const kill = async () => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  await startAgain();
  // A test run that breaks off leaves no server behind.
  const end = () => void child?.kill("SIGKILL");
  process.once("exit", end);
  return {
    url,
    port,
    kill,
    startAgain,
    freeze: () => void child?.kill("SIGSTOP"),
    thaw: () => void child?.kill("SIGCONT"),
    ask,
    [Symbol.asyncDispose]: async () => {
      process.off("exit", end);
      await kill();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** A test that asks for a password answers so too. */
async function answers(ask: RedisServer["ask"]): Promise<boolean> {
  return await ask((client) => client.ping()).then(
    () => true,
    (error: unknown) => String(error).includes("NOAUTH"),
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
