import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { problemAnswer } from "./problem.ts";

type Rate = { readonly points: number; readonly seconds: number };

declare global {
  // Two copies of this module count together.
  var reviewSlotsRates: Map<string, RateLimiterMemory> | undefined;
}

/** By what is counted, and how much of it is taken. */
const rates = {
  /** More than one person may be behind a proxy. */
  "sign-in-address": { points: 30, seconds: 600 },
  "sign-in-username": { points: 10, seconds: 600 },
  /** Whoever they say to be and wherever they are: an address can be made up. */
  "sign-in-all": { points: 300, seconds: 600 },
  /** Of all that is sent, before any of it is read. */
  request: { points: 360, seconds: 60 },
  write: { points: 120, seconds: 60 },
  /** Apart, for who has decided or looked at much may take it back all the same. */
  preview: { points: 120, seconds: 60 },
  undo: { points: 120, seconds: 60 },
} as const satisfies Record<string, Rate>;

export type RateName = keyof typeof rates;

function limiterOf(name: RateName): RateLimiterMemory {
  globalThis.reviewSlotsRates ??= new Map();
  const known = globalThis.reviewSlotsRates.get(name);
  if (known) return known;
  const { points, seconds } = rates[name];
  const limiter = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
  globalThis.reviewSlotsRates.set(name, limiter);
  return limiter;
}

/** Counts one of these for `key`; the answer that says to wait once they are too many, null before. */
export async function tooMany(name: RateName, key: string): Promise<Response | null> {
  try {
    await limiterOf(name).consume(key);
    return null;
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
    const wait = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
    return problemAnswer(
      429,
      {
        code: "too-many",
        detail: tooManyWords[name],
        remedy: `Try again in ${wait}.`,
      },
      { "retry-after": `${seconds}` },
    );
  }
}

const tooOften = "Signing in was tried too often.";

const tooManyWords: Readonly<Record<RateName, string>> = {
  "sign-in-address": tooOften,
  "sign-in-username": tooOften,
  "sign-in-all": tooOften,
  request: "These are too many requests at once.",
  write: "These are too many decisions at once.",
  preview: "These are too many previews at once.",
  undo: "Too much is taken back at once.",
};

/** One of these counts for nothing after all: whoever succeeds has tried nothing. */
export async function forgiven(name: RateName, key: string): Promise<void> {
  await limiterOf(name).reward(key, 1);
}

/**
 * The address that a request came from, as whoever stands nearest to us says: a proxy, or Next, which looks at the
 * connection. Without a proxy a client can say what it likes, so other counts stand beside this one.
 */
export const addressOf = ({ headers }: Pick<Request, "headers">): string =>
  headers.get("x-forwarded-for")?.split(",").at(-1)?.trim().slice(0, 64) || "unknown";
