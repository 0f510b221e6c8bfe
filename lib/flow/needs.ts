import type { StateDatabase } from "#lib/database/database.ts";
import type { Store } from "#lib/database/store.ts";
import type { Scope } from "#lib/domain/verdict.ts";
import type { Gerrit } from "#lib/gerrit/client.ts";
import type { Memory } from "./memory.ts";

/** What a flow may ask of the outside. Flows take the part they use. */
export type Needs = {
  readonly database: Pick<
    StateDatabase,
    "store" | "transaction" | "attempt" | "condition" | "version"
  >;
  readonly now: () => Date;
  /** What views of this process remember; without one each view reads everything. */
  readonly memory?: Memory;
  /** The queue, where a view may ask it; every question fails while it is away. */
  readonly jobs?: JobSight;
  /** When this process began to serve or to work; a command does neither. */
  readonly runsSince?: Date;
  /** A server is read so often, in milliseconds; a minute where nobody says. */
  readonly passEvery?: number;
};

/** What views ask of the queue of jobs. */
export type JobSight = {
  list(): Promise<readonly SeenJob[]>;
  counts(): Promise<{
    readonly waiting: number;
    readonly running: number;
    readonly dead: number;
  }>;
};

type SeenJob = {
  readonly kind: string;
  readonly key: string;
  readonly state: string;
  /** Since when it runs or is given up. */
  readonly since?: Date;
  /** When a schedule comes next. */
  readonly next?: Date;
};

/** The same within a transaction that is open already: all that is done with it is done with that, or not at all. */
export function within({ memory: _memory, database, ...needs }: Needs, store: Store): Needs {
  return { ...needs, database: { ...database, store, transaction: (work) => work(store) } };
}

/** A review server as flows see it. */
export type ServerNeeds = Needs & {
  readonly server: string;
  readonly gerrit: Gerrit;
  /** The projects on it. */
  readonly projects: readonly Project[];
};

/** A configured project. */
export type Project = Scope & {
  readonly key: string;
  readonly server: string;
  /** Address of its pages, without a slash at its end. */
  readonly pages: string;
  /** Of its server and of its pages, as people name them; where nobody says, any host will do. */
  readonly addresses?: readonly string[];
  readonly cores: string | null;
  /** The review server's group of who leads it; nobody does where none is named. */
  readonly leads?: string | null;
  /** Usernames on its review server of who answers for the service. */
  readonly operators?: readonly string[];
  /** What other projects of the same server govern: a change of theirs is never this project's. */
  readonly others: readonly Scope[];
};

/** A failure of a review server, whichever adapter threw it. */
export type ServerFailure = {
  readonly code: string;
  readonly text: string;
  readonly retryable: boolean;
};

/** What a thrown error says of the server; null when it is not the server's but ours. */
export function serverFailure(error: unknown): ServerFailure | null {
  if (!(error instanceof Error && error.name === "GerritError")) return null;
  const { code, retryable } = error as Error & { code: string; retryable: boolean };
  return { code, text: error.message, retryable };
}
