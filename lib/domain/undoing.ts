import type { CommandKind } from "./command.ts";

/** What of an entry of the history says what it was. */
type Entry = { readonly kind: string; readonly code: string };

/** A person's decisions that can be undone, by kind and code in the history, and the command that each of them was. */
const undone: Readonly<Record<string, CommandKind>> = {
  "rank moved": "rank",
  "fill assigned": "assign",
  "free released": "release",
  "free bumped": "bump",
  "free deferred": "defer",
  "free withdrawn": "withdraw",
  "free done": "done",
  "defer deferred": "defer",
  "withdraw withdrawn": "withdraw",
  "done done": "done",
  "reopen reopened": "reopen",
  "ready declared": "ready",
  "ready returned": "ready",
  "ready present": "ready",
  "away away": "away",
  "exempt person": "exempt",
  "exempt taken-back": "take-back",
  "policy changed": "policy",
  "pause paused": "pause",
  "resume resumed": "resume",
};

/** The command that an entry tells of, as far as such can be undone; null where nothing can be put back. */
export const commandUndone = ({ kind, code }: Entry): CommandKind | null =>
  undone[`${kind} ${code}`] ?? null;

/** Kinds of decisions of which a later one on the same thing stands in the way of undoing an earlier one. */
const kindsBeside: readonly (readonly string[])[] = [
  ["rank"],
  ["fill", "free", "ready", "away", "defer", "withdraw", "done", "reopen", "return"],
  ["exempt"],
  ["policy"],
  ["pause", "resume"],
];

/** Those of which a later one overtakes an entry of this kind. */
export const kindsOvertaking = (kind: string): readonly string[] =>
  kindsBeside.find((kinds) => kinds.includes(kind)) ?? [kind];

/** A decision as far as the way back from an earlier one depends on it. */
type Decided = Entry & {
  readonly seq: number;
  readonly at: Date;
  readonly change: number | null;
  readonly blueprint: string | null;
  /** The number of the decision that it puts back. */
  readonly undoes: number | null;
};

/**
 * Of what was decided on the same since, newest first, what stands in the way of undoing an entry; null where nothing
 * does. A decision that was put back stands in nobody's way, nor does what put it back; what was decided at the same
 * instant was decided together.
 */
export function overtakerOf<Later extends Decided>(
  entry: Decided,
  since: readonly Later[],
): Later | null {
  const putBack = new Set([entry.at.getTime()]);
  for (const later of since) {
    if (putBack.has(later.at.getTime())) continue;
    if (later.undoes === null || later.undoes <= entry.seq) return later;
    const undone = since.find(({ seq }) => seq === later.undoes);
    if (undone !== undefined) putBack.add(undone.at.getTime());
  }
  return null;
}

/** Which of these entries, newest first, can't be undone any more as far as these tell. */
export function overtakenAmong(entries: readonly Decided[]): ReadonlySet<number> {
  const isOvertaken = (entry: Decided, index: number) => {
    const since = entries.slice(0, index).filter((later) => concerns(later, entry));
    return overtakerOf(entry, since) !== null;
  };
  return new Set(entries.filter(isOvertaken).map(({ seq }) => seq));
}

/** An order that was given at once overtakes every move. */
function concerns(later: Decided, entry: Decided): boolean {
  if (!kindsOvertaking(entry.kind).includes(later.kind)) return false;
  const isOnSame = later.change === entry.change && later.blueprint === entry.blueprint;
  return isOnSame || later.code === "reranked";
}
