/** What can be done in the background. The key says for what: a server, a project, or "server number" for a change. */
export const jobKinds = ["observe", "decide", "send", "reconcile", "housekeeping"] as const;
export type JobKind = (typeof jobKinds)[number];

/** A job as its handler sees it. It carries a key, never a command: what to do is read from the state. */
export type Job = {
  readonly kind: JobKind;
  readonly key: string;
  /** 1 at first, one more after each failure. */
  readonly attempt: number;
  /** Rises with every run of this kind and key. */
  readonly token: number;
  /** Aborted when the worker stops or the lease was lost: come to the next safe end, and return. */
  readonly signal: AbortSignal;
  /** Whether nobody else has been given this kind and key meanwhile. */
  isMine(): Promise<boolean>;
};

/** Does a job. What it throws is tried again later, with growing pauses, and is a dead letter in the end. */
export type Handler = (job: Job) => Promise<void>;
export type Handlers = Readonly<Record<JobKind, Handler>>;

/** When a job comes by itself: every so many milliseconds, or by a cron pattern in UTC. */
export type Schedule = { readonly every: number } | { readonly cron: string };

export type Counts = {
  /** Ready to be run, or later. */
  readonly waiting: number;
  readonly running: number;
  readonly dead: number;
};

type Named = { readonly kind: JobKind; readonly key: string };

/** One line of what the engine knows. */
export type JobRow = Named &
  (
    | {
        readonly state: "waiting";
        readonly due: Date;
        /** Of the run that failed before; null where none did. */
        readonly error: string | null;
      }
    | {
        readonly state: "running";
        readonly since: Date;
        readonly holder: string;
        readonly attempt: number;
      }
    | {
        /** Given up: retried by hand, by a new `add`, and over when a later run goes well. */
        readonly state: "dead";
        readonly id: string;
        readonly since: Date;
        readonly attempts: number;
        readonly error: string;
      }
    | { readonly state: "scheduled"; readonly next: Date }
  );

export type Worker = {
  /**
   * Begins nothing more, tells the jobs under way by their signal and waits for them, at most `deadline` milliseconds.
   * False when a job did not end in time: its lease runs out, and it is run again.
   */
  stop(deadline: number): Promise<boolean>;
};

export type WorkOptions = {
  /** So many jobs at a time in this process. */
  readonly concurrency: number;
  /** Who works, in words for people. */
  readonly holder: string;
};

/**
 * Runs jobs by kind and key. Of each there is at most one running and one waiting, in all processes together. The
 * queue only delivers: emptied or lost, it is whole again after the next tick of its schedules.
 */
export type JobEngine = {
  /**
   * Wants a run that begins after now (and after `delay`, in milliseconds, at most an hour): one that waits already is
   * that run, brought forward by an `add` without delay; while one runs, exactly one more comes after it. Throws a
   * `JobsError` soon when the queue is away.
   */
  add(kind: JobKind, key: string, options?: { readonly delay?: number }): Promise<void>;
  /** Adds the job by itself, once in all processes together. A schedule of the same kind and key is replaced. */
  every(kind: JobKind, key: string, schedule: Schedule): Promise<void>;
  work(handlers: Handlers, options: WorkOptions): Worker;
  counts(): Promise<Counts>;
  list(): Promise<readonly JobRow[]>;
  /** Adds the job of a dead letter again. False when there is none with this id. */
  retry(id: string): Promise<boolean>;
  /** Forgets a dead letter. False when there is none with this id. */
  drop(id: string): Promise<boolean>;
  /** After `stop` of all workers. */
  close(): Promise<void>;
};
