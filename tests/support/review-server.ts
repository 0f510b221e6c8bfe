/** An account of a review server, with what it needs to sign in. */
export type Person = {
  readonly accountId: number;
  readonly username: string;
  readonly password: string;
};

/** What a server said to one request: `body` is the parsed JSON (prefix taken off), or null where there is none. */
export type Answer = { readonly status: number; readonly body: unknown; readonly text: string };

/** A Gerrit under test, a real one or the sandbox: both are spoken to by plain REST and nothing else. */
export type ReviewServer = {
  /** "sandbox", "3.9.4", "3.13.5". */
  readonly name: string;
  /** Base URL with a slash at its end. */
  readonly url: string;
  readonly admin: Person;
  /** One request; `path` is relative to `/a/` (or to the base for nobody). Never throws on a status. */
  readonly request: (
    as: Person | null,
    method: "GET" | "POST" | "PUT" | "DELETE",
    path: string,
    body?: unknown,
  ) => Promise<Answer>;
  readonly stop: () => Promise<void>;
};

/** A server that can be stopped, and started again with all that it had. */
export type MortalServer = ReviewServer & {
  readonly port: number;
  readonly goDown: () => Promise<void>;
  readonly comeUp: () => Promise<void>;
};
