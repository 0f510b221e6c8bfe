import { once } from "node:events";
import { Redis, type RedisOptions } from "ioredis";
import { JobsError } from "./jobs-error.ts";

/** How long an answer is waited for, in milliseconds: a page's request must not hang on a Redis that is away. */
const patience = 2_000;
const patienceAtStart = 5_000;
/** A connection that carried nothing for so long is dead: ours are asked something every few seconds. */
const silence = 15_000;
/** Redis 6.2 is the oldest that has all that the queue uses. */
const oldest = 6.2;

/** Connects, and again whenever the connection is lost. Every call ends: with an answer, or soon with an error. */
export const connectBounded = (url: string): Redis =>
  connect(url, { commandTimeout: patience, maxRetriesPerRequest: 1 });

/** Connects, and again whenever the connection is lost. Calls wait until then, as a worker's have to. */
export const connectPatient = (url: string): Redis => connect(url, { maxRetriesPerRequest: null });

type Patience = Pick<RedisOptions, "commandTimeout" | "maxRetriesPerRequest">;

function connect(url: string, options: Patience): Redis {
  const retryStrategy = (times: number) => Math.min(100 * times, 1_000);
  const client = new Redis(url, { ...options, retryStrategy, socketTimeout: silence });
  // Who calls learns of trouble by his call; without a listener it would be printed.
  client.on("error", () => {});
  return client;
}

/**
 * Makes sure at the start that this Redis can carry a queue.
 *
 * @throws JobsError if it does not answer, is too old, or may drop keys when its memory is full
 */
export async function checkRedis(client: Redis, url: string): Promise<void> {
  const where = placeOf(url);
  const info = await firstAnswer(client, where);
  const version = Number.parseFloat(/redis_version:(\d+\.\d+)/.exec(info)?.[1] ?? "0");
  if (version < oldest) {
    const text = `Redis at ${where} is version ${version}, which is too old.`;
    throw new JobsError(text, `Use Redis ${oldest} or newer, or Valkey.`, false);
  }
  const policy = /maxmemory_policy:(\S+)/.exec(info)?.[1] ?? "noeviction";
  if (policy === "noeviction") return;
  throw new JobsError(
    `Redis at ${where} may drop jobs when its memory is full: its maxmemory-policy is ${policy}.`,
    "Set maxmemory-policy noeviction in its configuration, or use another Redis for review slots.",
    false,
  );
}

async function firstAnswer(client: Redis, where: string): Promise<string> {
  try {
    if (client.status !== "ready") {
      await once(client, "ready", { signal: AbortSignal.timeout(patienceAtStart) });
    }
    return await client.info();
  } catch (error) {
    if (isRefusal(error)) throw refusedError(where, error, null);
    const text = `Redis at ${where} does not answer${whyOf(error)}.`;
    const remedy =
      "Start it, or correct REDIS_URL; without REDIS_URL npm start needs no Redis at all.";
    throw new JobsError(text, remedy, true, error);
  }
}

/** A call's error in words for people; whatever a bounded connection throws means that Redis is away. */
export function awayError(url: string, error: unknown, since: Date): JobsError {
  if (isRefusal(error)) return refusedError(placeOf(url), error, since);
  const text = `Redis at ${placeOf(url)} could not be asked${whyOf(error)}.`;
  const remedy =
    "Start it, or look into its log. Nothing is lost: it goes on by itself once Redis is back.";
  return new JobsError(text, remedy, true, error, since);
}

/** How Redis says that a password is wrong, or that it wants one. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && /^(WRONGPASS|NOAUTH|ERR invalid password)/.test(error.message);

function refusedError(where: string, error: unknown, since: Date | null): JobsError {
  const text = `Redis at ${where} refuses the password, or wants one and has been given none.`;
  return new JobsError(text, "Correct the password in REDIS_URL.", true, error, since);
}

function whyOf(error: unknown): string {
  if (!(error instanceof Error) || error.name === "AbortError") return "";
  return `: ${error.message.replace(/\.$/, "")}`;
}

/** Host, port and database: never the password. */
export function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || "6379"}${pathname === "/" ? "" : pathname}`;
}
