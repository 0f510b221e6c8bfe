/** A state and its last read in one word, as pages and events compare it. */
export const snapshotWord = (id: string, at: string | null): string => `${id} ${at ?? "never"}`;

/** What of it is the state alone, whenever that was read. */
export const stateIn = (word: string): string => word.split(" ", 1)[0] ?? "";
