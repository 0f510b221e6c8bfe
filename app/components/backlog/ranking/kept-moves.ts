import type { OwnMove } from "./queue.ts";

const keyOf = (project: string) => `review-slots.kept-moves.${project}`;

/** Moves that wait in this window while their maker signs in. */
export const keptMoves = {
  keep: (project: string, moves: readonly OwnMove[]): void =>
    sessionStorage.setItem(keyOf(project), JSON.stringify(moves)),
  /** What was kept; it is given once. */
  take(project: string): readonly OwnMove[] {
    const kept = sessionStorage.getItem(keyOf(project));
    sessionStorage.removeItem(keyOf(project));
    return kept === null ? [] : (JSON.parse(kept) as OwnMove[]);
  },
};
