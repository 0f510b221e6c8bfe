import type { Redis } from "ioredis";
import { JobsError } from "./jobs-error.ts";
import { awayError } from "./redis.ts";
import type { OnTrouble } from "./tuning.ts";

/** Knows since when Redis is away, as this process saw it, and tells once that it is and once that it is back. */
export type RedisWatch = {
  /** A call failed; gives what its caller is told. */
  away(error: unknown): JobsError;
  /** Redis answered. */
  back(): void;
  /** Hears of trouble; what only says again that Redis is away is not told again. */
  readonly onTrouble: OnTrouble;
};

/** Watches this connection; `onBack` hears for how many milliseconds Redis was away. */
export function watchRedis(
  client: Redis,
  url: string,
  onTrouble: OnTrouble,
  onBack: (lasted: number) => void,
): RedisWatch {
  let since: Date | null = null;
  let broken: Error | null = null;
  const away = (error: unknown): JobsError => {
    if (error instanceof JobsError) return error;
    const isNew = since === null;
    since ??= new Date();
    // What a call tells is often only that there is no connection; why there is none, the connection told.
    const told = awayError(url, broken ?? error, since);
    if (isNew) onTrouble(told, "Redis is away; it goes on by itself when it is back");
    return told;
  };
  client.on("error", (error: Error) => {
    broken = error;
    away(error);
  });
  return {
    away,
    back: () => {
      const lasted = since === null ? null : Date.now() - since.getTime();
      since = null;
      broken = null;
      if (lasted !== null) onBack(lasted);
    },
    onTrouble: (error, text) => {
      if (!meansAway(error)) onTrouble(error, text);
    },
  };
}

const meansAway = (error: unknown): boolean =>
  error instanceof JobsError ||
  (error instanceof Error &&
    /\bE(PIPE|CONN[A-Z]+|TIMEDOUT|NOTFOUND|AI_AGAIN|(HOST|NET)UNREACH)\b|connection is closed|timed? ?out|max retries|WRONGPASS|NOAUTH/i.test(
      error.message,
    ));
