import type { ChangeCounts } from "#lib/flow/line.ts";
import styles from "./counts.module.css";

/** More than these are a number without squares. */
const mostCells = 24;

/** How much of a blueprint has merged: a square for each change, and the same in words. */
export function Counts({ counts: { open, merged } }: { counts: ChangeCounts }) {
  const all = open + merged;
  const hasCells = all > 0 && all <= mostCells;
  return (
    <p className={styles["counts"]}>
      {hasCells ? (
        <span className={styles["cells"]} aria-hidden="true">
          {cellsOf(merged, all).map(({ place, isMerged }) => (
            <i key={place} className={isMerged ? styles["merged"] : styles["open"]} />
          ))}
        </span>
      ) : null}
      {all === 0 ? (
        "no change yet"
      ) : (
        <span>
          <b>{merged}</b> of {all} merged, <b>{open}</b> open
        </span>
      )}
    </p>
  );
}

const cellsOf = (merged: number, all: number) =>
  Array.from({ length: all }, (_, index) => ({ place: index + 1, isMerged: index < merged }));
