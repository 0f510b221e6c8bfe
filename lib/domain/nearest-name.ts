/** How many single-letter edits lie between two words. */
export type Distance = (a: string, b: string) => number;

const atMost = 3;

/**
 * The known names that someone may have meant, nearest first and at most three: those within a third of the name's
 * length. Names compare case-insensitively.
 */
export function nearestNames(
  name: string,
  known: readonly string[],
  distance: Distance,
): readonly string[] {
  const reach = Math.max(1, Math.floor(name.length / 3));
  return known
    .filter((other) => Math.abs(other.length - name.length) <= reach)
    .map((other) => ({ other, edits: distance(name.toLowerCase(), other.toLowerCase()) }))
    .filter(({ edits }) => edits <= reach)
    .toSorted((a, b) => a.edits - b.edits || (a.other < b.other ? -1 : 1))
    .slice(0, atMost)
    .map(({ other }) => other);
}
