import type { Follows } from "#lib/domain/follows-words.ts";
import type { Wanted } from "./ask.ts";

/** How something that was decided is taken back; a pending one never was once it is. */
export type Undo =
  | { readonly kind: "decision"; readonly decision: number }
  | { readonly kind: "pending"; readonly id: number; readonly until: string };

/** It is decided, is sent after its time to undo it, or was so already. */
export type Decided = {
  readonly kind: "done" | "pending" | "unchanged";
  readonly text: string;
  readonly follows: Follows;
  readonly undo: Undo | null;
  /** The version of the order after a move. */
  readonly order?: number;
  /** The instant of the answer by the service's clock, in milliseconds. */
  readonly at: number;
};

export type Preview = {
  readonly kind: "preview";
  readonly text: string;
  /** What it adds and changes, line by line, where that says more than the sentence. */
  readonly details?: readonly string[];
  readonly follows: Follows;
};

/** Why not, by the service's own words; `more` is whatever else the problem tells, as the order now. */
export type Refused = {
  readonly kind: "refused" | "signed-out" | "not-allowed";
  readonly code: string;
  readonly detail: string;
  readonly remedy: string;
  readonly more: Readonly<Record<string, unknown>>;
};

export type Unsent =
  | Refused
  /** Nobody answered: whether it was decided is not known. */
  | { readonly kind: "offline" }
  | { readonly kind: "too-many"; readonly detail: string; readonly seconds: number };

/** A plan that was made: what a person may approve under its id. */
export type Planned = {
  readonly id: string;
  readonly actions: readonly { readonly kind: string; readonly change: number | null }[];
  readonly waiting: readonly unknown[];
  readonly at: Decided["at"];
};

/** In milliseconds; who waits longer is told that nobody answered. */
const patience = 30_000;

/** What takes as long as the review server does, and how long that may be. */
const slowly: Readonly<Record<string, number>> = {
  plan: 300_000,
  "holds/remove-all": 300_000,
};

/** Asks what would follow; nothing is done. */
export const preview = (project: string, wanted: Wanted, signal: AbortSignal) =>
  request<Preview>(project, { ...wanted, body: { ...wanted.body, preview: true } }, signal);

/** Sends what a person decided, once: a second try is the person's. */
export const send = (project: string, wanted: Wanted) => request<Decided>(project, wanted);

/** Reads the review server and plans; nothing is decided by it. */
export const makePlan = (project: string) =>
  request<Planned>(project, { method: "POST", path: "plan", body: {} });

/** Takes back what was decided, or has not been sent yet. */
export const sendUndo = (project: string, undo: Undo) =>
  send(project, {
    method: "POST",
    path: undo.kind === "pending" ? `pending/${undo.id}/cancel` : `history/${undo.decision}/undo`,
    body: {},
  });

async function request<Answer>(
  project: string,
  { method, path, body }: Wanted,
  signal?: AbortSignal,
): Promise<Answer | Unsent> {
  try {
    const late = AbortSignal.timeout(slowly[path] ?? patience);
    const response = await fetch(`/api/v1/projects/${encodeURIComponent(project)}/${path}`, {
      method,
      headers: { "content-type": "application/json", "x-review-slots": "1" },
      body: JSON.stringify(body),
      signal: signal === undefined ? late : AbortSignal.any([late, signal]),
    });
    return response.ok ? await answerOf<Answer>(response) : await refusalOf(response);
  } catch {
    return { kind: "offline" };
  }
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  return { ...(await response.json()), at: clockOf(response) };
}

/** By the service's clock, to the second; by our own where it does not say. */
function clockOf({ headers }: Response): number {
  const at = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(at) ? Date.now() : at;
}

type Problem = { readonly code: string; readonly detail: string; readonly remedy: string };

async function refusalOf(response: Response): Promise<Unsent> {
  const { status, headers } = response;
  if (status === 429) {
    const seconds = Number(headers.get("retry-after"));
    const { code, detail } = await problemIn(response);
    return {
      kind: "too-many",
      detail: code === "too-many" ? detail : "Too much was asked at once.",
      seconds: Number.isFinite(seconds) && seconds > 0 ? seconds : 60,
    };
  }
  const { code, detail, remedy, ...more } = await problemIn(response);
  return { kind: kindOf(status, code), code, detail, remedy, more };
}

function kindOf(status: number, code: string): Refused["kind"] {
  if (status === 401) return "signed-out";
  return status === 403 && code === "not-allowed" ? "not-allowed" : "refused";
}

/** A proxy before the service answers in words of its own, if in any. */
async function problemIn(response: Response): Promise<Problem & Record<string, unknown>> {
  const said: Partial<Problem> = await response.json().catch(() => ({}));
  return {
    ...said,
    code: said.code ?? "broken",
    detail: said.detail ?? `The service answered ${response.status} and no more.`,
    remedy: said.remedy ?? "Look into the history before you try again: it tells what was decided.",
  };
}
