import type { TickFigures } from "./midsummer.ts";

const WIDTH = 9;

/** The heading of the table that `rowOf` fills. */
export const heading = row("day", "holds", "lifts", "fills", "frees", "standing");

/** One tick as a line of the table. */
export const rowOf = ({ day, holds, lifts, fills, frees, standing }: TickFigures): string =>
  row(day, holds, lifts, fills, frees, standing);

function row(day: string, ...cells: readonly (string | number)[]): string {
  return `${day.padEnd(10)}${cells.map((cell) => String(cell).padStart(WIDTH)).join("")}\n`;
}
