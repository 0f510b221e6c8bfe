import Link from "next/link";
import { dayCount } from "#lib/domain/age.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import { turnSince } from "#lib/domain/silence.ts";
import { type SlotNote, slotNote } from "#lib/domain/slot-note.ts";
import type { Board, BoardSlot } from "#lib/flow/show-board.ts";
import { blueprintPage } from "./addresses.ts";
import { ChainCells } from "./chain-cells.tsx";
import { DecideMenu } from "./deciding/decide-menu.tsx";
import { EmptySlot } from "./empty-slot.tsx";
import { Foreign, Name } from "./foreign.tsx";
import { KindAndOwner } from "./kind.tsx";
import { FlashItem } from "./live/flash.tsx";
import styles from "./slot-card.module.css";
import { SlotFoot } from "./slot-foot.tsx";
import { TurnChip } from "./turn-chip.tsx";

type Given = {
  slot: BoardSlot;
  board: Board;
  /** Its open changes as one list, here or on the review server. */
  changes: string | null;
  /** The reader looks for slots like this one. */
  isSought: boolean;
  /** It is decided that what is in it leaves, and not sent yet. */
  isLeaving: boolean;
};

/** One slot: its number, and what is in it or why it is empty. */
export function SlotCard({ slot, board, changes, isSought, isLeaving }: Given) {
  const { number, reserved, closing, blueprint, turn, awayUntil } = slot;
  const note = turn === null ? null : slotNote(turn, awayUntil, board.clock);
  const look = [
    styles["card"],
    blueprint === null ? styles["empty"] : "",
    note?.tone === "alert" ? styles["alert"] : "",
    isSought ? styles["sought"] : "",
  ];
  return (
    <FlashItem className={look.join(" ")} mark={markOf(slot)} slot={number}>
      <div className={`${styles["gutter"]} ${reserved ? styles["reserved"] : ""}`}>
        <span className={styles["number"]}>
          <span className="unseen">Slot </span>
          {number}
        </span>
        {reserved ? <span className={styles["word"]}>debt</span> : null}
        {isLent(slot) ? <span className={styles["word"]}>lent</span> : null}
        {isLeaving ? <span className={styles["word"]}>leaving</span> : null}
        {closing ? <span className={styles["word"]}>closing</span> : null}
      </div>
      {blueprint === null ? (
        <EmptySlot slot={slot} board={board} />
      ) : (
        <Content slot={slot} note={note} board={board} changes={changes} />
      )}
    </FlashItem>
  );
}

const standing = { kind: "in-slot" } as const;

/** A slot kept for debt with a feature in it. */
const isLent = ({ reserved, kind }: BoardSlot) => reserved && kind === "feature";

/** Another one where the card says something else; ages alone are no news. */
const markOf = ({ blueprint, lines, turn, closing }: BoardSlot): string =>
  fingerprintOf([
    blueprint ?? "",
    turn?.kind ?? "",
    closing ? "closing" : "",
    ...lines.map(({ change, state }) => `${change} ${state}`),
  ]);

type Filled = Omit<Given, "isSought" | "isLeaving"> & { note: SlotNote | null };

function Content({ slot, note, board, changes }: Filled) {
  const { number, blueprint, title, since, kind, owner, rank, turn, lines } = slot;
  if (blueprint === null || kind === null || since === null) return null;
  const { now } = board.condition;
  const merged = lines.filter(({ state }) => state === "merged").length;
  return (
    <div className={styles["content"]}>
      <div className={styles["first"]}>
        <h2>
          <Link href={blueprintPage(board.project, blueprint)} prefetch={false} data-open="">
            <Foreign text={title ?? blueprint} />
          </Link>
        </h2>
        <time dateTime={since.toISOString()} className={styles["day"]} title={since.toUTCString()}>
          day <b>{dayCount(since, now)}</b>
        </time>
        <span className={styles["decide"]}>
          <DecideMenu
            on={{ kind: "blueprint", name: blueprint, slot: number, owner, standing }}
            about={blueprint}
            isSmall
          />
        </span>
      </div>
      <p className={styles["second"]}>
        <Name text={blueprint} />
        <KindAndOwner kind={kind} owner={owner} />
        <span>rank {rank}</span>
      </p>
      <div className={styles["third"]}>
        <ChainCells states={lines.map(({ state }) => state)} />
        <span aria-hidden="true">
          <b>{merged}</b> of {lines.length} merged
        </span>
        {turn === null ? null : (
          <span className={styles["turn"]}>
            <TurnChip of={turn.kind} since={turnSince(turn)} now={now} />
          </span>
        )}
      </div>
      <SlotFoot slot={slot} note={note} changes={changes} />
    </div>
  );
}
