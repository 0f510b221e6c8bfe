import Link from "next/link";
import { lentSentence } from "#lib/domain/board-words.ts";
import type { Board } from "#lib/flow/show-board.ts";
import styles from "./board.module.css";
import { Columns } from "./columns.tsx";
import { LineList } from "./line-list.tsx";
import { Panel } from "./panel.tsx";
import { SlotCard } from "./slot-card.tsx";
import { Verdicts } from "./verdicts.tsx";

/** A page of the line; the rest is one link away. */
const firstOfLine = 50;

/** The slots with what is in them, and the line for them. */
export function BoardView({ board, isWhole }: { board: Board; isWhole: boolean }) {
  return (
    <Columns width="board" rail={<Line board={board} isWhole={isWhole} />}>
      <ol className={styles["slots"]}>
        {board.slots.map((slot) => (
          <SlotCard key={slot.number} slot={slot} board={board} />
        ))}
      </ol>
      {board.lentSince === null ? null : (
        <p className={styles["lent"]}>{lentSentence(board.debt, board.lentSince)}</p>
      )}
      <Verdicts board={board} />
    </Columns>
  );
}

function Line({ board: { project, backlog, ready }, isWhole }: { board: Board; isWhole: boolean }) {
  const shown = isWhole ? backlog : backlog.slice(0, firstOfLine);
  const note = backlog.length === 0 ? undefined : `${backlog.length} waiting, ${ready} ready`;
  return (
    <Panel title="Next in line" note={note} mark="by rank">
      {backlog.length === 0 ? (
        <p className={styles["none"]}>
          <strong>Nothing waits.</strong> Approved blueprints without a slot stand here in their
          public order. <code>slots import</code> adds them.
        </p>
      ) : (
        <LineList project={project} line={shown} />
      )}
      {shown.length < backlog.length ? (
        <p className={styles["more"]}>
          <Link href={`/${project}?line=whole`} prefetch={false}>
            {backlog.length - shown.length} more in line
          </Link>
        </p>
      ) : null}
    </Panel>
  );
}
