import type { Wish } from "#lib/domain/moving.ts";
import { wishBy } from "#lib/domain/moving.ts";

/** What a key does for who may rank. */
export type RankCommand =
  | "up"
  | "down"
  | "top"
  | "bottom"
  | "position"
  | "beside"
  | "menu"
  | "choose"
  | "choose-range"
  | "undo";

const commands: Readonly<Record<string, RankCommand>> = {
  J: "down",
  K: "up",
  T: "top",
  B: "bottom",
  "#": "position",
  a: "beside",
  m: "menu",
  x: "choose",
  X: "choose-range",
  z: "undo",
};

export const rankCommandOf = (key: string): RankCommand | null => commands[key] ?? null;

/** What needs no more than the word; null for what asks something first, and at the end of the order. */
export function wishFor(
  command: RankCommand,
  order: readonly string[],
  names: readonly string[],
): Wish | null {
  switch (command) {
    case "up":
      return wishBy(order, names, -1);
    case "down":
      return wishBy(order, names, 1);
    case "top":
    case "bottom":
      return { names, place: { kind: command } };
    case "position":
    case "beside":
    case "menu":
    case "choose":
    case "choose-range":
    case "undo":
      return null;
  }
}

/** Where a key brings what is lifted, as a gap between rows from 0 to their count; null for any other key. */
export function gapAfter(key: string, gap: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    j: 1,
    ArrowDown: 1,
    k: -1,
    ArrowUp: -1,
    PageDown: 10,
    PageUp: -10,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  return step === undefined ? null : Math.min(count, Math.max(0, gap + step));
}
