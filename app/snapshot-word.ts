/** A state and its last read in one word, as pages and events compare it. */
export const snapshotWord = (id: string, at: string | null): string => `${id} ${at ?? "never"}`;
