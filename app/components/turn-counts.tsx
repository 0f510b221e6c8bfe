import Link from "next/link";
import { turnHolderWords } from "#lib/domain/turn-words.ts";
import type { Board, BoardSlot } from "#lib/flow/show-board.ts";
import { boardPage, withQuery } from "./addresses.ts";
import { Glyph } from "./glyph.tsx";
import { type TurnHolder, turnGlyphs } from "./turn-chip.tsx";
import styles from "./turn-counts.module.css";

const shown: readonly TurnHolder[] = ["reviewers", "author", "ci", "nobody", "unknown"];

/** Whose turn the slots are; each count shows which ones, and grey nothing out. */
export function TurnCounts({ board, sought }: { board: Board; sought: string | null }) {
  const counts = shown
    .map((turn) => ({ turn, count: board.slots.filter((slot) => isTurnOf(slot, turn)).length }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  const here = boardPage(board.project);
  return (
    <div className={styles["turns"]}>
      <span id="turns">Whose turn</span>
      <ul aria-labelledby="turns">
        {counts.map(({ turn, count }) => (
          <li key={turn}>
            <Link
              href={sought === turn ? here : withQuery(here, { turn })}
              prefetch={false}
              scroll={false}
              className={`${styles["count"]} ${styles[turn]}`}
              aria-current={sought === turn ? "true" : undefined}
            >
              <Glyph name={turnGlyphs[turn]} /> {turnHolderWords[turn]} <b>{count}</b>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whether it is this one's turn in a slot. */
export const isTurnOf = ({ turn }: BoardSlot, wanted: string | null): boolean =>
  wanted !== null && turn?.kind === wanted;
