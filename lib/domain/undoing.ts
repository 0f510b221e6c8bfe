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
