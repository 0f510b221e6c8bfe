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

type Listed = Entry & {
  readonly seq: number;
  readonly at: Date;
  readonly change: number | null;
  readonly blueprint: string | null;
};

/**
 * Which of these entries, newest first, can't be undone any more because another of them was decided on the same since.
 * What was decided at the same instant was decided together. Only the flow that undoes knows of those that aren't here.
 */
export function overtakenAmong(entries: readonly Listed[]): ReadonlySet<number> {
  const isOvertaken = (entry: Listed, index: number) =>
    entries
      .slice(0, index)
      .some((later) => later.at.getTime() > entry.at.getTime() && overtakes(later, entry));
  return new Set(entries.filter(isOvertaken).map(({ seq }) => seq));
}

/** An order that was given at once overtakes every move. */
function overtakes(later: Listed, entry: Listed): boolean {
  if (!kindsOvertaking(entry.kind).includes(later.kind)) return false;
  const isOnSame = later.change === entry.change && later.blueprint === entry.blueprint;
  return isOnSame || later.code === "reranked";
}
