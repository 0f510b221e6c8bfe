import Link from "next/link";
import { verdictCounts } from "#lib/domain/verdict-words.ts";
import type { Board } from "#lib/flow/show-board.ts";
import { changesPage } from "./addresses.ts";
import { Glyph } from "./glyph.tsx";
import styles from "./verdicts.module.css";

/** All open changes by their verdict, so that nobody's work is missing from the board. */
export function Verdicts({ board: { project, verdicts, held } }: { board: Board }) {
  const shown = verdictCounts.filter(([code]) => verdicts[code] !== undefined);
  if (shown.length === 0) return null;
  return (
    <section className={styles["verdicts"]} aria-label="Open changes">
      <span>Open changes:</span>
      <ul>
        {shown.map(([code, word]) => (
          <li key={code}>
            <Link href={changesPage(project, { verdict: code })} prefetch={false}>
              <b>{verdicts[code]}</b> {word}
            </Link>
          </li>
        ))}
        <li className={styles["held"]}>
          <Glyph name="pause" />{" "}
          <Link href={changesPage(project, { held: "yes" })} prefetch={false}>
            <b>{held}</b> with a hold
          </Link>
        </li>
      </ul>
    </section>
  );
}
