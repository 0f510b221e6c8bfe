import type Driver from "better-sqlite3";
import { tables } from "./embedded-tables.ts";
import type { Counts, JobKind, JobRow } from "./engine.ts";
import { scheduledRows } from "./ticks.ts";
import { longestDelay, longestLease } from "./tuning.ts";

type Named = { readonly kind: JobKind; readonly key: string };

/** One run that was given out. */
export type Claimed = Named & {
  readonly token: number;
  /** Runs before it that failed. */
  readonly failures: number;
  /** Runs before it that ended with their process. */
  readonly losses: number;
};

/** The queue as one statement a verb. Times are milliseconds; each verb throws SQLITE_BUSY while another writes. */
export type Queue = ReturnType<typeof queueOn>;

/** The verbs on an open database with its tables. */
export function queueOn(db: Driver.Database) {
  return { ...runs(db), ...wishes(db), ...ticks(db), ...views(db), ...whole(db) };
}

/** Opens the file, or makes it. One that can't be read is put aside: nothing is lost but the wish to run something. */
export function openQueue(file: string): Queue {
  return queueOn(tables(file));
}

function whole(db: Driver.Database) {
  const inOne = db.transaction((work: () => Claimed | null) => work());
  return {
    /** Does all of it in one write: a commit costs as much as the rest. */
    inOne: (work: () => Claimed | null): Claimed | null => inOne.immediate(work),
    close: () => db.close(),
  };
}

function wishes(db: Driver.Database) {
  // Nothing is written where a run is due already.
  const add = db.prepare(`
    INSERT INTO job (kind, key, at, token)
    VALUES (@kind, @key, @due, (SELECT token FROM floor))
    ON CONFLICT (kind, key) DO UPDATE SET
      at = CASE WHEN holder IS NULL THEN excluded.at ELSE at END,
      again = CASE WHEN holder IS NULL THEN NULL ELSE excluded.at END
    WHERE CASE WHEN holder IS NULL THEN at ELSE again END IS NULL
      OR (@delay = 0 AND CASE WHEN holder IS NULL THEN at ELSE again END > excluded.at)`);
  const forget = db.prepare(`
    UPDATE job SET deadSince = NULL, deadAttempts = NULL, deadError = NULL
    WHERE kind = @kind AND key = @key AND deadSince IS NOT NULL`);
  return {
    add: (job: Named, now: number, delay: number): void => {
      add.run({ ...job, delay, due: now + Math.min(delay, longestDelay) });
    },
    /** Forgets a dead letter; false when there is none. */
    forget: (job: Named): boolean => forget.run(job).changes === 1,
  };
}

function runs(db: Driver.Database) {
  const claim = db.prepare<[{ holder: string; now: number; until: number }], Claimed>(`
    UPDATE job SET losses = losses + (holder IS NOT NULL), holder = @holder, since = @now,
      token = token + 1, at = @until, again = NULL
    WHERE (kind, key) = (SELECT kind, key FROM job WHERE at <= @now ORDER BY at LIMIT 1)
    RETURNING kind, key, token, failures, losses`);
  const mine = "kind = @kind AND key = @key AND token = @token AND holder IS NOT NULL";
  const renew = db.prepare(`UPDATE job SET at = @until WHERE ${mine}`);
  const held = db.prepare(`SELECT 1 FROM job WHERE ${mine}`);
  const done = db.prepare(`
    UPDATE job SET at = again, again = NULL, holder = NULL, failures = 0, losses = 0, error = NULL,
      deadSince = NULL, deadAttempts = NULL, deadError = NULL WHERE ${mine}`);
  const failed = db.prepare(`
    UPDATE job SET at = @due, again = NULL, holder = NULL, failures = failures + 1, error = @error
    WHERE ${mine}`);
  const bury = db.prepare(`
    UPDATE job SET at = again, again = NULL, holder = NULL, deadSince = ifnull(deadSince, @now),
      deadAttempts = ifnull(deadAttempts, 0) + @attempts, deadError = @error,
      failures = 0, losses = 0, error = NULL WHERE ${mine}`);
  type Mine = Pick<Claimed, "kind" | "key" | "token">;
  return {
    /** The run that is due longest, or whose holder gave no sign of life; null when there is none. */
    claim: (holder: string, now: number, until: number): Claimed | null =>
      claim.get({ holder, now, until }) ?? null,
    /** False when somebody else has it. */
    renew: ({ kind, key, token }: Mine, until: number): boolean =>
      renew.run({ kind, key, token, until }).changes === 1,
    isHeld: ({ kind, key, token }: Mine): boolean => held.get({ kind, key, token }) !== undefined,
    done: ({ kind, key, token }: Mine): void => {
      done.run({ kind, key, token });
    },
    failed: ({ kind, key, token }: Mine, error: string, due: number): void => {
      failed.run({ kind, key, token, error, due });
    },
    bury: ({ kind, key, token }: Mine, error: string, attempts: number, now: number): void => {
      bury.run({ kind, key, token, error, attempts, now });
    },
  };
}

/** The schedules' next instants, and what keeps the table small and its times plausible. */
function ticks(db: Driver.Database) {
  const read = db.prepare<[string], { next: number }>("SELECT next FROM tick WHERE name = ?");
  const swap = db.prepare(`
    INSERT INTO tick (name, next) SELECT @name, @next
    WHERE (SELECT next FROM tick WHERE name = @name) IS @before
    ON CONFLICT (name) DO UPDATE SET next = excluded.next`);
  const settle = db.prepare(`
    UPDATE job SET at = @now
    WHERE at > CASE WHEN holder IS NULL THEN @now + @delay ELSE @now + @lease END`);
  const raise = db.prepare(`
    UPDATE floor SET token = max(token, ifnull((SELECT max(token) FROM job), 0))`);
  const prune = db.prepare(
    "DELETE FROM job WHERE at IS NULL AND deadSince IS NULL AND since < @before",
  );
  return {
    readTick: (name: string): number | null => read.get(name)?.next ?? null,
    swapTick: (name: string, before: number | null, next: number): boolean =>
      swap.run({ name, before, next }).changes === 1,
    /** After the clock was set back: no run is due, and no lease ends, further away than any can. */
    settle: (now: number): void => {
      settle.run({ now, lease: longestLease, delay: longestDelay });
    },
    /** Drops what nobody has wanted since; tokens go on rising. */
    prune: db.transaction((before: number): void => {
      raise.run();
      prune.run({ before });
    }),
  };
}

type Row = {
  readonly kind: JobKind;
  readonly key: string;
  readonly at: number | null;
  readonly again: number | null;
  readonly holder: string | null;
  readonly since: number | null;
  readonly failures: number;
  readonly error: string | null;
  readonly deadSince: number | null;
  readonly deadAttempts: number | null;
  readonly deadError: string | null;
};

function views(db: Driver.Database) {
  const nextAt = db.prepare<[], { at: number | null }>("SELECT min(at) AS at FROM job");
  const counts = db.prepare<[], Counts>(`
    SELECT count(*) FILTER (WHERE (holder IS NULL AND at IS NOT NULL) OR again IS NOT NULL) AS waiting,
      count(holder) AS running, count(deadSince) AS dead FROM job`);
  const rows = db.prepare<[], Row>(`
    SELECT * FROM job WHERE at IS NOT NULL OR deadSince IS NOT NULL ORDER BY at, kind, key`);
  const next = db.prepare<[], { name: string; next: number }>("SELECT * FROM tick ORDER BY next");
  const ticks = () => next.all().map((row) => [row.name, row.next] as const);
  return {
    /** When something is to be claimed next; null when nothing is. */
    nextAt: (): number | null => nextAt.get()?.at ?? null,
    counts: (): Counts => counts.get() ?? { waiting: 0, running: 0, dead: 0 },
    list: (): JobRow[] => [...rows.all().flatMap(rowsOf), ...scheduledRows(ticks())],
  };
}

function rowsOf({ kind, key, ...row }: Row): JobRow[] {
  const { at, again, holder, since, failures, error, deadSince, deadAttempts, deadError } = row;
  const due = holder === null ? at : again;
  return [
    ...(holder === null
      ? []
      : [
          {
            ...{ kind, key, holder, attempt: failures + 1 },
            state: "running" as const,
            since: new Date(since ?? 0),
          },
        ]),
    ...(due === null ? [] : [{ kind, key, state: "waiting" as const, due: new Date(due), error }]),
    ...(deadSince === null
      ? []
      : [
          {
            ...{ kind, key, id: `${kind}:${key}`, state: "dead" as const },
            since: new Date(deadSince),
            attempts: deadAttempts ?? 0,
            error: deadError ?? "",
          },
        ]),
  ];
}
