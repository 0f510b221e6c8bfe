import { lineOf, type Waiting } from "./line.ts";
import type { Sight } from "./look-at-project.ts";

/** A part of the line around one blueprint. */
export type LineStrip = {
  readonly places: readonly Pick<Waiting, "position" | "blueprint" | "title" | "ready">[];
  /** How many stand before and after these. */
  readonly before: number;
  readonly after: number;
};

const shown = 10;
/** So many of those behind it are shown, where there are any. */
const behind = 3;

/** Ten places of the line with this one among them; null for a blueprint that is not in line. */
export function stripAround(sight: Sight, key: string): LineStrip | null {
  const standing = sight.standings.get(key);
  if (standing?.kind !== "in-line") return null;
  const line = lineOf(sight);
  const last = Math.min(line.length, Math.max(shown, standing.position + behind));
  const first = Math.max(0, last - shown);
  return {
    places: line.slice(first, last).map(({ position, blueprint, title, ready }) => {
      return { position, blueprint, title, ready };
    }),
    before: first,
    after: line.length - last,
  };
}
