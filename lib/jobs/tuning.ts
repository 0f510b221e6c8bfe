/** How patient an engine is, in milliseconds; tests are in more of a hurry. */
export type Tuning = {
  /** How long a run outlives its process's last sign of life before it is begun anew. */
  readonly lease: number;
  /** Between two signs of life, and two looks at the schedules. */
  readonly beat: number;
  /** How often work that another process added is looked for. */
  readonly poll: number;
  /** Runs that fail one after the other before the job is a dead letter. */
  readonly attempts: number;
  /** Runs that end with their process before the job is a dead letter: it may be what kills them. */
  readonly losses: number;
  /** Before the second run; it doubles with each failure up to the longest. */
  readonly firstPause: number;
  readonly longestPause: number;
};

/** A killed process is noticed within ten seconds: the lease, and one look. */
export const usual: Tuning = {
  lease: 7_000,
  beat: 2_000,
  poll: 250,
  attempts: 5,
  losses: 25,
  firstPause: 1_000,
  longestPause: 60_000,
};

/** A delay or a lease that is longer can only come from a clock that was set back. */
export const longestDelay = 3_600_000;
export const longestLease = 60_000;

/** What an engine tells of trouble that it gets over by itself. */
export type OnTrouble = (error: unknown, text: string) => void;

/** The pause after so many failures in a row; it differs by chance, so that what failed together is not tried together. */
export function pauseAfter(failures: number, { firstPause, longestPause }: Tuning): number {
  const pause = Math.min(longestPause, firstPause * 2 ** Math.min(failures - 1, 30));
  return Math.ceil(pause * (0.5 + Math.random() / 2));
}

/** A thrown error in the words that are kept of it. */
export const textOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 2_000) || "no reason was given";
