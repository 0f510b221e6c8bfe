/** What the server says to one request: without a body it is an empty answer. */
export type Answer = { readonly status: number; readonly body?: unknown };

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const done: Answer = { status: 204 };

/**
 * A request that Gerrit would refuse: the status and the plain text of its answer. Thrown, because every handler
 * ends at the first refusal, however deep it is found; the server is the one place that catches it.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;

  constructor(status: number, text: string) {
    super(text);
    this.status = status;
  }
}

export const badRequest = (text: string): Refusal => new Refusal(400, text);
export const forbidden = (text: string): Refusal => new Refusal(403, text);
export const missing = (what: string): Refusal => new Refusal(404, `Not found: ${what}`);
export const conflict = (text: string): Refusal => new Refusal(409, text);
export const unprocessable = (text: string): Refusal => new Refusal(422, text);
