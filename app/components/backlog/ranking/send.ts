import type { Order } from "#lib/domain/arranged.ts";
import type { WantedPlace } from "#lib/domain/command.ts";
import type { OwnMove, ToldMove, Trouble } from "./queue.ts";

/** What undoes a move. */
export type Undo = { readonly decision: number };

/** What became of something that was sent. */
export type Sent =
  | {
      readonly kind: "done";
      readonly version: number | null;
      readonly text: string;
      readonly undo: Undo | null;
    }
  | Stopped;
type Stopped = {
  readonly kind: "stopped";
  /** Somebody decided on the same since, so that no second try helps. */
  readonly isOvertaken: boolean;
  readonly trouble: Trouble;
  readonly now: Order | null;
};

/** Longer than any answer takes that still comes. */
const patience = 15_000;

/** Sends a move, to be judged by this version of the order. */
export function sendMove(project: string, move: OwnMove, version: number): Promise<Sent> {
  const { names, place, reason } = move;
  const [only] = names;
  const body = { position: written(place), version, ...(reason === null ? {} : { reason }) };
  return names.length === 1 && only !== undefined
    ? send(`${project}/backlog/${encodeURIComponent(only)}`, "PUT", body)
    : send(`${project}/backlog`, "PUT", { ...body, blueprints: names });
}

export const sendUndo = (project: string, { decision }: Undo): Promise<Sent> =>
  send(`${project}/history/${decision}/undo`, "POST", {});

function written(place: WantedPlace) {
  switch (place.kind) {
    case "top":
    case "bottom":
      return place.kind;
    case "rank":
      return place.rank;
    case "before":
      return { before: place.beside };
    case "after":
      return { after: place.beside };
  }
}

async function send(path: string, method: "PUT" | "POST", body: object): Promise<Sent> {
  try {
    const response = await fetch(`/api/v1/projects/${path}`, {
      method,
      headers: { "content-type": "application/json", "x-review-slots": "1" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    });
    return response.ok ? done(await response.json()) : stopped(response);
  } catch {
    return lost;
  }
}

const lost: Stopped = {
  kind: "stopped",
  isOvertaken: false,
  trouble: { kind: "lost" },
  now: null,
};

function done(answer: Answer): Sent {
  const { order = null, text = "", undo = null } = answer;
  return { kind: "done", version: order, text, undo: undo?.decision ? { ...undo } : null };
}

/** What of an answer is read here. */
type Answer = {
  readonly order?: number;
  readonly text?: string;
  readonly undo?: { readonly decision: number } | null;
};

/** What of a problem is read here. */
type Problem = {
  readonly code?: string;
  readonly detail?: string;
  readonly remedy?: string;
  readonly order?: number;
  readonly blueprints?: readonly string[];
  readonly moves?: readonly ToldMove[];
};

async function stopped(response: Response): Promise<Sent> {
  if (response.status === 401) return { ...lost, trouble: { kind: "signed-out" } };
  if (response.status >= 500) return lost;
  const problem: Problem = await response.json();
  const { code, detail = "The service refused it.", remedy = "", order, blueprints } = problem;
  if (code === "order-moved" && order !== undefined && blueprints !== undefined) {
    const trouble = { kind: "overtaken", moves: problem.moves ?? [] } as const;
    return { ...lost, trouble, now: { version: order, names: blueprints } };
  }
  const kind = code === "reason-needed" ? "reason" : "refused";
  return { ...lost, isOvertaken: code === "overtaken", trouble: { kind, detail, remedy } };
}
