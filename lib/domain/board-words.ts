/** How full the slots are and how long the line is. */
export type Fullness = {
  readonly occupied: number;
  readonly count: number;
  readonly inLine: number;
  readonly ready: number;
};

/** The answer of the board, in a sentence or two. */
export function boardSentence({ occupied, count, inLine, ready }: Fullness): string {
  const slots = `${occupied} of ${count} slots ${occupied === 1 ? "is" : "are"} in use.`;
  if (inLine === 0) return `${slots} Nothing waits in line.`;
  return `${slots} ${inLine} ${inLine === 1 ? "waits" : "wait"} in line, ${ready} of them ready.`;
}
