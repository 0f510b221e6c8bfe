import { counted } from "./phrases.ts";

/** What becomes of holds and slots once something is decided. */
export type Follows = {
  /** Votes that go on and come off, and new holds that wait for a person's word. */
  readonly holds: number;
  readonly lifts: number;
  readonly waiting: number;
  /** At most 50 of the changes behind these figures. */
  readonly changes: readonly FollowingChange[];
  readonly enters: readonly Passage[];
  readonly leaves: readonly Passage[];
};

export type FollowingChange = {
  readonly change: number;
  readonly subject: string;
  readonly kind: "hold" | "lift";
  readonly blueprint: string | null;
};

/** A blueprint that enters or leaves a slot. */
export type Passage = { readonly blueprint: string; readonly slot: number };

/** "6 holds come off, 4 go on, 2 wait for a person." */
export function followsSentence({ holds, lifts, waiting }: Follows): string {
  const parts = [
    { count: lifts, one: "comes off", many: "come off" },
    { count: holds, one: "goes on", many: "go on" },
    { count: waiting, one: "waits for a person", many: "wait for a person" },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return "No hold goes on or comes off.";
  const words = parts.map(({ count, one, many }, place) => {
    const what = place === 0 ? counted(count, "hold") : `${count}`;
    return `${what} ${count === 1 ? one : many}`;
  });
  return `${words.join(", ")}.`;
}

/** What a decision that is not sent yet will do: "4 holds go on, 6 come off". */
export function comingWords({ holds, lifts }: Pick<Follows, "holds" | "lifts">): string {
  const on = holds === 0 ? null : `${counted(holds, "hold")} ${holds === 1 ? "goes" : "go"} on`;
  const what = on === null ? counted(lifts, "hold") : `${lifts}`;
  const off = lifts === 0 ? null : `${what} ${lifts === 1 ? "comes" : "come"} off`;
  return [on, off].filter((part) => part !== null).join(", ") || "It is done";
}

/** What is not in the list of changes, for there is no room for all of them; null where all are. */
export function restOfChanges({ holds, lifts, changes }: Follows): string | null {
  const rest = holds + lifts - changes.length;
  return rest > 0 ? `and ${counted(rest, "more change")}` : null;
}

/** What becomes of them where nothing does. */
export const nothingFollows: Follows = {
  holds: 0,
  lifts: 0,
  waiting: 0,
  changes: [],
  enters: [],
  leaves: [],
};
