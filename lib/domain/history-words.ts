import { datedDay } from "./phrases.ts";

/** Kinds of decisions by what they are about; the history can be asked for one kind or for all of a group. */
export const kindGroups = {
  slots: {
    words: "Slots",
    kinds: {
      fill: "got a slot",
      free: "left its slot",
      warn: "author warned",
      return: "author back",
      escalate: "reviewers silent",
    },
  },
  blueprints: {
    words: "Order and blueprints",
    kinds: {
      rank: "rank",
      import: "import",
      ready: "ready",
      away: "author away",
      defer: "deferred",
      withdraw: "withdrawn",
      done: "done",
      reopen: "reopened",
    },
  },
  holds: {
    words: "Holds",
    kinds: {
      hold: "hold placed",
      restore: "hold put back",
      lift: "hold lifted",
      message: "message",
      exempt: "exemption",
      unlink: "link dropped",
    },
  },
  project: {
    words: "Project",
    kinds: {
      policy: "policy",
      approve: "plan approved",
      pause: "paused",
      resume: "resumed",
      undo: "undone in time",
    },
  },
} as const;

const groups: ReadonlyMap<string, { readonly kinds: Readonly<Record<string, string>> }> = new Map(
  Object.entries(kindGroups),
);
const words: ReadonlyMap<string, string> = new Map(
  [...groups.values()].flatMap(({ kinds }) => Object.entries(kinds)),
);

/** What kind of decision it was, in two words; one of a later version by its own name. */
export const kindWords = (kind: string, code: string): string =>
  code === "restored" ? "restored from a backup" : (words.get(kind) ?? kind);

/** The kinds that one word means: a group's, or itself; null for a word that is neither. */
export function kindsOf(word: string): readonly string[] | null {
  const group = groups.get(word);
  if (group !== undefined) return Object.keys(group.kinds);
  return words.has(word) ? [word] : null;
}

/** Every word that the history can be asked for. */
export const askableKinds = (): readonly string[] => [...groups.keys(), ...words.keys()];

type Counts = { readonly total: number; readonly matching: number; readonly begins: Date | null };

/** How many entries there are, and how many of them are asked for: no filter has a say in the first number. */
export function historySentence(
  { total, matching, begins }: Counts,
  isFiltered: boolean,
  now: Date,
): string {
  if (begins === null) return "Nothing was decided yet.";
  const all = total === 1 ? "1 entry" : `${total} entries`;
  return isFiltered ? `${matching} of ${all}.` : `${all} since ${datedDay(begins, now)}.`;
}
