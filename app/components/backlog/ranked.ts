import type { ComponentType } from "react";
import type { Snapshot } from "./snapshot.ts";

/** Who may rank, and what they are asked of a move. */
export type RankingPerson = {
  readonly who: string;
  /** The policy wants a reason for a move up into the first so many ranks. */
  readonly reasonForTop: number;
};

/** What begins a row for who may rank. */
export type GripGiven = {
  readonly name: string;
  readonly isSelected: boolean;
  readonly isChosen: boolean;
};

/** What the ranking code makes of the list, once it is there. */
export type Ranked = {
  /** The order as it is with one's own moves. */
  readonly snapshot: Snapshot;
  /** Something is lifted, or on its way to the service: nothing may move besides. */
  readonly isMoving: boolean;
  /** How many of one's own moves the service has done. */
  readonly done: number;
  /** Null while the order is locked. */
  readonly Grip: ComponentType<GripGiven> | null;
  /** What is particular about rows, by name, and who changed them a moment ago. */
  readonly marks: ReadonlyMap<string, string>;
  readonly changedBy: ReadonlyMap<string, string>;
};

/** How the rows of somebody who may rank are drawn; null for everybody else. */
export type RowRanking = Pick<Ranked, "Grip" | "marks" | "changedBy">;

/** The same until the code is there: its room is kept, so that nothing moves. */
export const unranked: RowRanking = { Grip: null, marks: new Map(), changedBy: new Map() };

/** What of it concerns one row. */
export function rankingOf({ Grip, marks, changedBy }: RowRanking, name: string) {
  return { Grip, mark: marks.get(name), by: changedBy.get(name) };
}
