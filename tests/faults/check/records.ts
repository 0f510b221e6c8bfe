import type { Operation } from "#lib/sandbox/operations.ts";

/** Something that people did to a change in the review server, as far as it opens or closes it. */
export type Happening = {
  readonly at: number;
  readonly change: number;
  readonly kind: "opened" | "closed";
};

/** A decision that a person gave to the command; acknowledged when it ended with 0. */
export type Order = {
  readonly at: number;
  readonly until: number;
  readonly words: readonly string[];
  readonly reason: string;
  readonly code: number | null;
  /** Whether there was anything to change; what is so already is acknowledged and leaves no row. */
  readonly changed: boolean;
};

/** A time in which something was out of order: whoever was stopped or slowed then acts later than he decided. */
export type Stall = { readonly from: number; readonly until: number; readonly what: string };

export type HistoryRow = {
  readonly seq: number;
  readonly at: number;
  readonly who: string;
  readonly kind: string;
  readonly code: string;
  readonly change: number | null;
  readonly blueprint: string | null;
  readonly reason: string | null;
};

/** One stay in a slot. Blueprints are named by their keys. */
export type TenureRow = {
  readonly blueprint: string;
  readonly since: number;
  readonly until: number | null;
  readonly lost: string | null;
};

export type PolicyRow = { readonly at: number; readonly values: Readonly<Record<string, unknown>> };

/** A change at the end: on the server, as the service has it stored, and as the service judges it. */
export type ChangeRow = {
  readonly number: number;
  readonly blueprint: string | null;
  /** Username. */
  readonly owner: string;
  readonly status: string;
  readonly isWip: boolean;
  readonly hasVote: boolean;
  readonly stored: string | null;
  readonly verdict: string | null;
};

/** Words of the bot on a change. */
export type Remark = { readonly at: number; readonly change: number; readonly text: string };

/** All that is left of a run, for the checker. Instants are milliseconds. */
export type Records = {
  readonly bot: string;
  readonly operations: readonly Operation[];
  readonly happenings: readonly Happening[];
  readonly orders: readonly Order[];
  readonly stalls: readonly Stall[];
  readonly history: readonly HistoryRow[];
  readonly tenures: readonly TenureRow[];
  readonly policies: readonly PolicyRow[];
  readonly changes: readonly ChangeRow[];
  readonly remarks: readonly Remark[];
  /** Keys of blueprints, best rank first. */
  readonly rank: { readonly acknowledged: readonly string[]; readonly found: readonly string[] };
  /** What `PRAGMA integrity_check` and `foreign_key_check` complain of. */
  readonly damage: readonly string[];
  /** Jobs that were given up. */
  readonly deadLetters: readonly string[];
  /** Processes that ended without being told to. */
  readonly deaths: readonly string[];
  /** Milliseconds from the end of the faults until nothing was left to do; null where it never was so. */
  readonly quietAfter: number | null;
  readonly quietWithin: number;
  /** What a plan at the end would still do. */
  readonly leftToDo: readonly string[];
  /** Milliseconds that each process took to end on SIGTERM. */
  readonly stops: readonly number[];
};
