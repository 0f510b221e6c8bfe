/** The queue could not be reached or used. `message` is a sentence for people, `remedy` what they can do. */
export class JobsError extends Error {
  override readonly name = "JobsError";
  readonly remedy: string;
  /** Whether it heals by itself when the queue comes back. */
  readonly retryable: boolean;

  constructor(text: string, remedy: string, retryable: boolean, cause?: unknown) {
    super(text, { cause });
    this.remedy = remedy;
    this.retryable = retryable;
  }
}
