/**
 * What went wrong with a call, in words that stay the same between releases.
 *
 * `not-gerrit` a redirect, a web page or another program answers · `unauthorized` 401 · `forbidden` 403 · `missing` 404,
 * which also stands for invisible · `closed` the change is merged or abandoned · `conflict` any other 409, 412 ·
 * `refused` the server did not understand us · `quota` 429 · `locked` it promises that nothing was done · `unavailable`
 * 5xx · `garbled` the answer is cut or no JSON · `unexpected` JSON of a shape that we do not know · `unreachable` no
 * connection · `timeout`.
 */
export type GerritErrorCode =
  | "not-gerrit"
  | "unauthorized"
  | "forbidden"
  | "missing"
  | "closed"
  | "conflict"
  | "refused"
  | "quota"
  | "locked"
  | "unavailable"
  | "garbled"
  | "unexpected"
  | "unreachable"
  | "timeout";

const retryable: ReadonlySet<GerritErrorCode> = new Set([
  "quota",
  "locked",
  "unavailable",
  "garbled",
  "unreachable",
  "timeout",
]);

/** A call to Gerrit that did not bring what was asked. The message names the server and a remedy, never the password. */
export class GerritError extends Error {
  override readonly name = "GerritError";
  readonly code: GerritErrorCode;

  constructor(code: GerritErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }

  /** The same call may succeed later although nobody changes anything. */
  get retryable(): boolean {
    return retryable.has(this.code);
  }
}

/** "missing" instead of the error of a 404; every other error is thrown on. */
export async function orMissing<T>(call: Promise<T>): Promise<T | "missing"> {
  return call.catch((error: unknown) => {
    if (error instanceof GerritError && error.code === "missing") return "missing";
    throw error;
  });
}
