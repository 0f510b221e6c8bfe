/** What a key does on the backlog. */
export type Command =
  | { readonly kind: "step"; readonly by: number }
  | { readonly kind: "page"; readonly by: 1 | -1 }
  | { readonly kind: "first" | "last" | "open" | "filter" | "clear" | "rank" };

/** Keys that mean the same wherever the focus is. */
const everywhere: Readonly<Record<string, Command>> = {
  j: { kind: "step", by: 1 },
  k: { kind: "step", by: -1 },
  Home: { kind: "first" },
  End: { kind: "last" },
  o: { kind: "open" },
  f: { kind: "filter" },
  Escape: { kind: "clear" },
  // Who may rank has these taken care of before.
  J: { kind: "rank" },
  K: { kind: "rank" },
  T: { kind: "rank" },
  B: { kind: "rank" },
  "#": { kind: "rank" },
  m: { kind: "rank" },
};

/** Keys that scroll the page, unless the focus is on a row. */
const onRow: Readonly<Record<string, Command>> = {
  ArrowDown: { kind: "step", by: 1 },
  ArrowUp: { kind: "step", by: -1 },
  PageDown: { kind: "page", by: 1 },
  PageUp: { kind: "page", by: -1 },
};

/** What a key asks for; null where it is the browser's, or for every page. */
export const commandOf = (key: string, isOnRow: boolean): Command | null =>
  everywhere[key] ?? (isOnRow ? (onRow[key] ?? null) : null);

/** The row that a command leads to among so many, from the one at `index`; null where it leads to none. */
export function rowAfter(
  command: Command,
  { index, count, screenful }: { index: number; count: number; screenful: number },
): number | null {
  if (count === 0) return null;
  const within = (wanted: number) => Math.min(count - 1, Math.max(0, wanted));
  switch (command.kind) {
    case "step":
      return within(index + command.by);
    case "page":
      return within(index + command.by * screenful);
    case "first":
      return 0;
    case "last":
      return count - 1;
    case "open":
    case "filter":
    case "clear":
    case "rank":
      return null;
  }
}
