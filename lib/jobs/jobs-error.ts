/** The queue could not be reached or used. `message` is a sentence for people, `remedy` what they can do. */
export class JobsError extends Error {
  override readonly name = "JobsError";
  readonly remedy: string;
  /** Whether it heals by itself when the queue comes back. */
  readonly retryable: boolean;
  /** Since when it is so, where this process knows. */
  readonly since: Date | null;

  constructor(
    text: string,
    remedy: string,
    retryable: boolean,
    cause?: unknown,
    since: Date | null = null,
  ) {
    super(text, { cause });
    this.remedy = remedy;
    this.retryable = retryable;
    this.since = since;
  }
}
