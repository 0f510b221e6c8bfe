import type { VerdictCode } from "#lib/domain/verdict.ts";
import type { Board } from "#lib/flow/show-board.ts";
import { Glyph } from "./glyph.tsx";
import styles from "./verdicts.module.css";

const words: readonly (readonly [VerdictCode, string])[] = [
  ["in-slot", "in a slot"],
  ["waiting", "waiting for one"],
  ["not-in-backlog", "outside the backlog"],
  ["not-proposed", "in progress"],
  ["bug", "for bugs"],
  ["exempt", "exempt"],
  ["finished", "on finished work"],
  ["unknown-blueprint", "on an unknown blueprint"],
  ["unlinked", "on neither"],
];

/** All open changes by their verdict, so that nobody's work is missing from the board. */
export function Verdicts({ board: { verdicts, held } }: { board: Board }) {
  const shown = words.filter(([code]) => verdicts[code] !== undefined);
  if (shown.length === 0) return null;
  return (
    <section className={styles["verdicts"]} aria-label="Open changes">
      <span>Open changes:</span>
      <ul>
        {shown.map(([code, word]) => (
          <li key={code}>
            <b>{verdicts[code]}</b> {word}
          </li>
        ))}
        <li className={styles["held"]}>
          <Glyph name="pause" /> <b>{held}</b> with a hold
        </li>
      </ul>
    </section>
  );
}
