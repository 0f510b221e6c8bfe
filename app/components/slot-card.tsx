import Link from "next/link";
import { dayCount } from "#lib/domain/age.ts";
import type { SlotTurn } from "#lib/domain/silence.ts";
import { slotTurnWords } from "#lib/domain/turn-words.ts";
import type { Board, BoardSlot } from "#lib/flow/show-board.ts";
import { blueprintPage } from "./addresses.ts";
import { Counts } from "./counts.tsx";
import { EmptySlot } from "./empty-slot.tsx";
import { Foreign, Name } from "./foreign.tsx";
import { KindAndOwner } from "./kind.tsx";
import styles from "./slot-card.module.css";

/** One slot: its number, and what is in it or why it is empty. */
export function SlotCard({ slot, board }: { slot: BoardSlot; board: Board }) {
  const isEmpty = slot.blueprint === null;
  return (
    <li className={`${styles["card"]} ${isEmpty ? styles["empty"] : ""}`}>
      <div className={`${styles["gutter"]} ${slot.reserved ? styles["reserved"] : ""}`}>
        <span className={styles["number"]}>
          <span className={styles["unseen"]}>Slot </span>
          {slot.number}
        </span>
        {slot.reserved ? <span className={styles["word"]}>debt</span> : null}
        {slot.closing ? <span className={styles["word"]}>closing</span> : null}
      </div>
      {isEmpty ? <EmptySlot slot={slot} board={board} /> : <Content slot={slot} board={board} />}
    </li>
  );
}

function Content({ slot, board }: { slot: BoardSlot; board: Board }) {
  const { blueprint, title, since, kind, owner, rank, changes, turn, awayUntil } = slot;
  if (blueprint === null || kind === null || changes === null || since === null) return null;
  return (
    <div className={styles["content"]}>
      <div className={styles["first"]}>
        <h2>
          <Link href={blueprintPage(board.project, blueprint)} prefetch={false}>
            <Foreign text={title ?? blueprint} />
          </Link>
        </h2>
        <time dateTime={since.toISOString()} className={styles["day"]}>
          day <b>{dayCount(since, board.condition.now)}</b>
        </time>
      </div>
      <p className={styles["second"]}>
        <Name text={blueprint} /> <span>rank {rank}</span>
        <KindAndOwner kind={kind} owner={owner} />
      </p>
      <Counts counts={changes} />
      {turn === null ? null : (
        <TurnNote turn={turn} awayUntil={awayUntil} now={board.condition.now} />
      )}
      {slot.closing ? (
        <p className={styles["note"]}>
          The number of slots was lowered. This one stays until it frees, and is not filled again.
        </p>
      ) : null}
    </div>
  );
}

type Noted = { turn: SlotTurn; now: Date };

/** Whose turn it is; what asks somebody to act now stands out. */
function TurnNote({ turn, awayUntil, now }: Pick<BoardSlot, "awayUntil"> & Noted) {
  const isUrgent =
    (turn.kind === "reviewers" && turn.isLong) ||
    (turn.kind === "author" && turn.silence !== null && turn.silence.warnedAt !== null);
  const words = sentence(slotTurnWords(turn, awayUntil, now));
  return <p className={styles["note"]}>{isUrgent ? <b>{words}</b> : words}</p>;
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
