import { troubleFrom } from "#bin/trouble.ts";
import { type Config, loadConfig } from "#lib/config.ts";
import { SetupError } from "#lib/failure.ts";
import type { Role } from "#lib/running.ts";
import { buildIfNeeded } from "./build.ts";
import { lockData } from "./data-lock.ts";
import { claimPort } from "./port.ts";
import { announceWhenReady } from "./readiness.ts";
import { endOnSignal } from "./signals.ts";

/** Where Next is to be started; a worker needs no such place. */
export type Place = {
  readonly host: string;
  readonly port: number;
  /** Says where the service runs, once it answers. */
  announce(): Promise<void>;
};

/**
 * Makes sure that this process can run here: its settings, its data, its port, its pages. What is in the way is said in
 * a sentence with its remedy, and the answer is null.
 */
export async function prepare(role: Role): Promise<Place | null> {
  endOnSignal();
  globalThis.reviewSlotsRole = role;
  globalThis.reviewSlotsFailed = (error) => {
    complain(error);
    process.exit(1);
  };
  try {
    const config = loadConfig();
    if (role !== "all") checkApart(config, role);
    // The state has people's names in it: what the service keeps is for this account only.
    const usual = process.umask(0o077);
    lockData(config.data, role);
    return role === "worker" ? works : await placeOf(config, usual);
  } catch (error) {
    complain(error);
    return null;
  }
}

async function placeOf({ host, port: wanted }: Config, usual: number): Promise<Place> {
  const port = await claimPort(host, wanted);
  // The pages belong to the program, which other accounts may run too.
  const own = process.umask(usual);
  await buildIfNeeded(process.cwd());
  process.umask(own);
  return { host, port, announce: () => announceWhenReady(host, port) };
}

const works: Place = {
  host: "",
  port: 0,
  announce: async () => console.log(`review slots works as process ${process.pid}`),
};

/** Processes that run apart meet in a queue on Redis. */
function checkApart({ mode, redis }: Config, role: Role): void {
  if (mode === "demonstration") {
    throw new SetupError(
      "demonstration",
      "The demonstration runs in one process.",
      "Run npm start; npm run web and npm run worker are for a project of your own.",
    );
  }
  if (redis !== null) return;
  throw new SetupError(
    "no-redis",
    `npm run ${role} needs Redis for the queue between the processes, and REDIS_URL is not set.`,
    "Set REDIS_URL, such as redis://127.0.0.1:6379, for each of them; npm start needs none.",
  );
}

function complain(error: unknown): void {
  const { text, remedy } = troubleFrom(error);
  console.error(`review slots: ${text}\n${remedy}`);
}
