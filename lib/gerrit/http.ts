import got, { type Got } from "got";
import type { ZodType } from "zod";
import { parsed, unpacked } from "./answer.ts";
import { type Allowance, createBudget, createTurns } from "./budget.ts";
import { GerritError, type GerritErrorCode } from "./error.ts";
import { failureOf, noAnswer } from "./failure.ts";
import { realWaiting, type Waiting, withRetries } from "./retry.ts";

/** Where a Gerrit is and as whom to speak to it. The password is never printed. */
export type GerritOptions = {
  /** The base URL, with or without a slash at its end, without `/a/`. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** How the server's administrators reach those who run the bot. */
  readonly contact: string | null;
  /** What to do when nothing listens there, where that is known better than to check the URL. */
  readonly whenDown?: string;
  /** Told of each call when it is over; for logs and figures. */
  readonly onCall?: (call: GerritCall) => void;
};

/** One call as it ended, without a secret: the log may keep all of it. */
export type GerritCall = {
  readonly method: "GET" | "POST";
  /** Relative to `/a/`, without its query. */
  readonly path: string;
  /** What went wrong, null for nothing. */
  readonly code: GerritErrorCode | null;
  readonly milliseconds: number;
  /** 1 at first. */
  readonly attempt: number;
};

/** What is tuned for a test or for a server with little to spare. */
export type Tuning = {
  readonly waiting?: Waiting;
  readonly allowance?: Allowance;
  /** Milliseconds for one whole request. */
  readonly timeout?: number;
  /** The most rows to ask for at once; servers give at most 500 by default. */
  readonly pageSize?: number;
};

/** What a server answered, and its own clock (null where it sends no `Date`). */
type Answered<T> = { readonly body: T; readonly date: Date | null };

/** Gerrit's REST as the bot's account, within the budget of the server. Every failure is a GerritError. */
export type Http = {
  /** Tried again on a temporary failure. `path` is relative to `/a/`. */
  get<T>(path: string, schema: ZodType<T>, search?: Search): Promise<Answered<T>>;
  /** Never tried again unless the server promises that nothing was done; one at a time for each `key`. */
  post<T>(key: string, path: string, body: object, schema: ZodType<T>): Promise<T>;
};

/** The parameters of an address, in their order. */
export type Search = readonly (readonly [name: string, value: string])[];
type Call = { readonly method: "GET" | "POST"; readonly path: string; readonly json?: object };

/** The same as in package.json; a test holds them together. */
export const userAgent = "review-slots/0.1.0";

const defaultAllowance: Allowance = { perSecond: 20, burst: 40, inFlight: 4 };

/** Connects nothing: the first call does. */
export function createHttp(options: GerritOptions, tuning: Tuning = {}): Http {
  const server = shownUrl(options.url);
  const client = createClient(options, server, tuning.timeout ?? 30_000);
  const budget = createBudget(tuning.allowance ?? defaultAllowance);
  const inTurn = createTurns();
  const waiting = tuning.waiting ?? realWaiting;
  const said = quoting(options);

  async function ask<T>(request: Call, schema: ZodType<T>): Promise<Answered<T>> {
    const { path, ...rest } = request;
    const answer = await client(path, { ...rest, responseType: "buffer" }).catch(
      (error: unknown) => {
        throw noAnswer(server, error, options.whenDown);
      },
    );
    const { statusCode: status, headers } = answer;
    const body = unpacked(server, answer.body, headers["content-encoding"]);
    const failure = failureOf(server, { status, body }, said);
    if (failure) throw failure;
    const date = headers.date === undefined ? null : new Date(headers.date);
    return { body: parsed(server, path, body, schema), date };
  }

  const call = <T>(request: Call, schema: ZodType<T>, attempt: number) =>
    budget(() => told(request, attempt, options.onCall, () => ask(request, schema)));

  return {
    get(path, schema, search = []) {
      const query = new URLSearchParams(search.map(([name, value]) => [name, value]));
      const request = {
        method: "GET",
        path: search.length > 0 ? `${path}?${query}` : path,
      } as const;
      return withRetries(
        (attempt) => call(request, schema, attempt),
        (error) => error.retryable,
        waiting,
      );
    },
    async post(key, path, body, schema) {
      const request = { method: "POST", path, json: body } as const;
      const send = (attempt: number) => call(request, schema, attempt);
      const isUndone = (error: GerritError) => error.code === "locked";
      return (await inTurn(key, () => withRetries(send, isUndone, waiting))).body;
    },
  };
}

/** Tells how a call ended, whichever way. */
async function told<T>(
  { method, path }: Call,
  attempt: number,
  tell: GerritOptions["onCall"] = () => {},
  ask: () => Promise<T>,
): Promise<T> {
  const begun = performance.now();
  const end = (code: GerritErrorCode | null) => {
    const [place = ""] = path.split("?");
    tell({ method, path: place, code, milliseconds: performance.now() - begun, attempt });
  };
  try {
    const answer = await ask();
    end(null);
    return answer;
  } catch (error) {
    end(error instanceof GerritError ? error.code : null);
    throw error;
  }
}

function createClient(options: GerritOptions, server: string, timeout: number): Got {
  const pair = Buffer.from(`${options.username}:${options.password}`).toString("base64");
  // A header is latin letters only; anything else would stop every request.
  const contact = options.contact?.replace(/[^\x20-\x7e]/g, "");
  return got.extend({
    prefixUrl: `${server}a`,
    decompress: false,
    followRedirect: false,
    throwHttpErrors: false,
    retry: { limit: 0 },
    timeout: { connect: Math.min(5_000, timeout), request: timeout },
    headers: {
      accept: "application/json",
      "accept-encoding": "gzip",
      authorization: `Basic ${pair}`,
      "user-agent": contact ? `${userAgent} (+${contact})` : userAgent,
    },
  });
}

/** The base URL with a slash at its end, without any credentials that somebody wrote into it. */
function shownUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/\/*$/, "/")}`;
}

/** One short line of a server's text; some proxies echo what they were sent, so secrets are taken out. */
function quoting({ username, password }: GerritOptions): (text: string) => string {
  const pair = Buffer.from(`${username}:${password}`).toString("base64");
  const secrets = [pair, password].filter((secret) => secret !== "");
  return (text) => {
    const safe = secrets.reduce((rest, secret) => rest.replaceAll(secret, "…"), text);
    const line = safe.replace(/\s+/g, " ").trim();
    return line.length > 200 ? `${line.slice(0, 200)}…` : line;
  };
}
