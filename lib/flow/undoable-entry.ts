import type { HistoryEntry, Store } from "#lib/database/store.ts";
import { commandUndone, kindsOvertaking, overtakerOf } from "#lib/domain/undoing.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import { decidedTogether } from "./decided-together.ts";
import type { Project } from "./needs.ts";
import { service } from "./record-slots.ts";

/** An entry that can be undone. */
export type Undoable = {
  readonly kind: "entry";
  readonly found: HistoryEntry;
  /** What was decided in one word with it and is undone with it, itself included. */
  readonly together: readonly HistoryEntry[];
};

/** The entry, if it can be undone; a refusal otherwise. */
export async function undoableEntry(
  store: Pick<Store, "history">,
  project: Pick<Project, "key">,
  decision: number,
): Promise<Undoable | Refusal> {
  const [entry] = await store.history.list(project.key, { seq: decision, limit: 1 });
  if (entry === undefined) return unknownDecision(decision);
  const { who } = entry;
  if (who === service || commandUndone(entry) === null) return isFinal(entry);
  const together = await decidedTogether(store, project, entry);
  const later =
    (await orderSince(store, project, entry)) ?? (await laterOnAny(store, project, together));
  return later === null
    ? { kind: "entry", found: entry, together }
    : isOvertaken(later.who, later.text);
}

type Later = Pick<HistoryEntry, "who" | "text">;

/** An order that was imported since stands in the way of every move before it, and names no blueprint. */
async function orderSince(
  { history }: Pick<Store, "history">,
  { key }: Pick<Project, "key">,
  { kind, seq }: HistoryEntry,
): Promise<Later | null> {
  if (kind !== "rank") return null;
  const [order] = await history.brief(key, { kind, code: "reranked", after: seq, limit: 1 });
  return order ?? null;
}

async function laterOnAny(
  store: Pick<Store, "history">,
  project: Pick<Project, "key">,
  entries: readonly HistoryEntry[],
): Promise<Later | null> {
  for (const entry of entries) {
    const later = await laterOn(store, project, entry);
    if (later !== null) return later;
  }
  return null;
}

/** What was decided on the same since and stands in the way. */
async function laterOn(
  { history }: Pick<Store, "history">,
  { key }: Pick<Project, "key">,
  entry: HistoryEntry,
): Promise<Later | null> {
  const { kind, change, blueprint, seq } = entry;
  const since = await history.brief(key, {
    kinds: kindsOvertaking(kind),
    after: seq,
    limit: mostSince,
    ...(change === null ? {} : { change }),
    ...(blueprint === null ? {} : { blueprint }),
  });
  const [last] = since;
  return since.length === mostSince && last !== undefined ? last : overtakerOf(entry, since);
}

/** Behind more nobody looks for what was put back of them. */
const mostSince = 200;

const unknownDecision = (decision: number) =>
  refuse(
    "unknown-decision",
    `There is no entry ${decision} in the history of this project.`,
    "The history lists all of them, each with its number.",
  );

function isFinal({ who, kind }: HistoryEntry): Refusal {
  const what = who === service ? "The service decided that by the rules" : "That can't be put back";
  const remedy =
    kind === "approve"
      ? "Pause it, exempt single changes, or take every hold off."
      : "Decide anew what should be instead.";
  return refuse("final", `${what}: there is nothing to undo.`, remedy);
}

const isOvertaken = (who: string, text: string) =>
  refuse(
    "overtaken",
    `${who} has decided on it since: ${text}`,
    "Look at it as it is now, and decide anew.",
  );
