import { useLayoutEffect, useMemo } from "react";
import type { Ranked } from "#app/components/backlog/ranked.ts";
import { Grip } from "./grip.tsx";
import type { RankingGiven } from "./use-ranking.ts";

type Given = Pick<RankingGiven, "isLocked" | "onRanked"> &
  Omit<Ranked, "Grip" | "marks"> & {
    readonly chosen: ReadonlySet<string>;
    readonly landed: readonly string[];
    readonly lifted: readonly string[] | undefined;
  };

/** Tells the list, before it is painted, how it looks by now. */
export function useRanked({ isLocked, onRanked, chosen, landed, lifted, ...given }: Given): void {
  const { snapshot, isMoving, done, changedBy } = given;
  const marks = useMemo(
    () => marksOf({ chosen, landed, lifted: lifted ?? [] }),
    [chosen, landed, lifted],
  );
  useLayoutEffect(
    () => onRanked({ snapshot, isMoving, done, changedBy, marks, Grip: isLocked ? null : Grip }),
    [snapshot, isMoving, done, changedBy, marks, isLocked, onRanked],
  );
}

/** What is particular about each row. */
function marksOf(marks: Readonly<Record<string, Iterable<string>>>): Map<string, string> {
  const all = new Map<string, string>();
  for (const [mark, names] of Object.entries(marks)) {
    for (const name of names) all.set(name, `${all.get(name) ?? ""} ${mark}`.trim());
  }
  return all;
}
