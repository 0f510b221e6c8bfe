import type { Mention } from "./references-mentions.ts";

export type ReferenceWarning = {
  readonly code: "hook-misses-bug" | "hook-misses-blueprint";
  /** The line concerned, as written. */
  readonly line: string;
  /** What is missed, and the form that works. */
  readonly text: string;
};

/**
 * The rule of OpenStack's bug hook: a line with at most one word, then "bug" or "lp", then the number, and nothing behind it.
 * The bounds on repetition keep it linear; the hook itself has none.
 */
const hookBug = /^[\t ]*[-\w]{0,40}[\s:]{0,20}?(?:\b(?:bug|lp)\b[\s#:]{0,20}){1,3}(\d+)[\t ]*$/gim;
/** The rule of its blueprint hook: whatever follows the word is the name, punctuation and quotes included. */
const hookBlueprint = /\b(?:blueprint|bp)\b[ \t]{0,20}[#:]?[ \t]{0,20}(\S+)/gi;

/** What OpenStack's hooks take from a message, names in lower case. */
function seenByHooks(message: string): {
  bug: ReadonlySet<string>;
  blueprint: ReadonlySet<string>;
} {
  const taken = (pattern: RegExp) =>
    new Set([...message.matchAll(pattern)].map((match) => (match[1] ?? "").toLowerCase()));
  return { bug: taken(hookBug), blueprint: taken(hookBlueprint) };
}

const wayOut = {
  bug: { completes: "Closes-Bug: #", partial: "Partial-Bug: #", related: "Related-Bug: #" },
  blueprint: {
    completes: "Implements: blueprint ",
    partial: "Partially-Implements: blueprint ",
    related: "Related to blueprint ",
  },
} as const;

/** A warning for each reference that we read and OpenStack's own hooks would silently miss. */
export function warningsFor(message: string, references: readonly Mention[]): ReferenceWarning[] {
  if (references.length === 0) return [];
  const seen = seenByHooks(message);
  return references
    .filter(({ noun, name }) => !seen[noun].has(name.toLowerCase()))
    .map(({ noun, name, claim, line }) => ({
      code: `hook-misses-${noun}` as const,
      line,
      text: `OpenStack's hooks do not see ${noun} ${name} here. On a line of its own they do: "${wayOut[noun][claim]}${name}".`,
    }));
}
