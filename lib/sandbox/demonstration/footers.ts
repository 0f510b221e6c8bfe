/** How people name a blueprint that a change is one part of, the usual forms first. */
const partial = [
  "Partially implements blueprint @",
  "Partially implements blueprint @",
  "Related to blueprint @",
  "Partially implements bp @",
  "Partially-Implements: blueprint @",
  "Part of blueprint @",
  "partial blueprint @",
  "Partial-Blueprint: @",
  "Part of bp:@",
  "blueprint @",
  "Blueprint: @",
] as const;

/** How they name one that a change completes. */
const complete = [
  "Implements: blueprint @",
  "Implements blueprint @",
  "Blueprint: @",
  "Implements: bp/@",
  "Completes blueprint @",
] as const;

/** Forms of a footer by what it claims; `@` stands for the blueprint's name. */
export const blueprintFooters = { partial, complete } as const;

/** How people name a bug; `@` stands for its number. */
export const bugFooters = [
  "Closes-Bug: #@",
  "Closes-Bug: #@",
  "Closes-Bug: #@",
  "Closes-bug: #@",
  "Closes-Bug: @",
  "Partial-Bug: #@",
  "Related-Bug: #@",
  "Fixes bug @",
] as const;
