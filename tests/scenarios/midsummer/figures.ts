import type { Expectation } from "./oracle.ts";

/** What one tick did, as the oracle and the server agree. */
export type TickFigures = {
  readonly day: string;
  readonly holds: number;
  readonly fullMessages: number;
  readonly lifts: number;
  readonly fills: number;
  readonly frees: number;
  readonly standing: number;
};

const WIDTH = 9;

/** The figures of a tick that went as the oracle says. */
export const figuresOf = (
  day: string,
  { holds, lifts, words, ...rest }: Expectation,
): TickFigures => ({
  day,
  holds: holds.length,
  fullMessages: holds.filter((change) => words.get(change) === "full").length,
  lifts: lifts.length,
  fills: rest.fills.length,
  frees: rest.frees.length,
  standing: rest.standing.size,
});

/** The heading of the table that `rowOf` fills. */
export const heading = row("day", "holds", "lifts", "fills", "frees", "standing");

/** One tick as a line of the table. */
export const rowOf = ({ day, holds, lifts, fills, frees, standing }: TickFigures): string =>
  row(day, holds, lifts, fills, frees, standing);

function row(day: string, ...cells: readonly (string | number)[]): string {
  return `${day.padEnd(10)}${cells.map((cell) => String(cell).padStart(WIDTH)).join("")}\n`;
}
