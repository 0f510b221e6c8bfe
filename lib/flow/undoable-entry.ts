import type { HistoryEntry, Store } from "#lib/database/store.ts";
import { commandUndone, kindsOvertaking } from "#lib/domain/undoing.ts";
import { type Refusal, refuse } from "#lib/failure.ts";
import { decidedTogether } from "./decided-together.ts";
import type { Project } from "./needs.ts";
import { service } from "./record-slots.ts";

type Found = { readonly kind: "entry"; readonly found: HistoryEntry };

/** The entry, if it can be undone; a refusal otherwise. */
export async function undoableEntry(
  store: Pick<Store, "history">,
  project: Pick<Project, "key">,
  decision: number,
): Promise<Found | Refusal> {
  const [entry] = await store.history.list(project.key, { seq: decision, limit: 1 });
  if (entry === undefined) return unknownDecision(decision);
  const { who } = entry;
  if (who === service || commandUndone(entry) === null) return isFinal(entry);
  for (const one of await decidedTogether(store, project, entry)) {
    const later = await laterOn(store, project, one);
    if (later !== null) return isOvertaken(later.who, later.text);
  }
  return { kind: "entry", found: entry };
}

/** The next decision on the same that stands in the way; what was decided at the same instant does not. */
async function laterOn(
  { history }: Pick<Store, "history">,
  { key }: Pick<Project, "key">,
  { kind, at, change, blueprint, seq }: HistoryEntry,
): Promise<Pick<HistoryEntry, "who" | "text"> | null> {
  const since = { kinds: kindsOvertaking(kind), after: seq, limit: 1 };
  const [ordered] = kind === "rank" ? await history.brief(key, { ...since, code: "reranked" }) : [];
  if (ordered !== undefined) return ordered;
  const [later] = await history.brief(key, {
    ...since,
    ...(change === null ? {} : { change }),
    ...(blueprint === null ? {} : { blueprint }),
  });
  return later === undefined || later.at.getTime() === at.getTime() ? null : later;
}

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
