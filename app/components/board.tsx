import { keyOf } from "#lib/domain/blueprint.ts";
import { lentSentence } from "#lib/domain/board-words.ts";
import { leavingBy } from "#lib/domain/command-subject.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import type { Board, BoardSlot } from "#lib/flow/show-board.ts";
import type { PendingDecision } from "#lib/flow/show-pending.ts";
import styles from "./board.module.css";
import { ChainLegend } from "./chain-cells.tsx";
import { Columns } from "./columns.tsx";
import { PendingStrip } from "./deciding/pending-strip.tsx";
import { Still } from "./live/still.tsx";
import { NextInLine } from "./next-in-line.tsx";
import { SlotCard } from "./slot-card.tsx";
import { isTurnOf } from "./turn-counts.tsx";
import { Verdicts } from "./verdicts.tsx";

type Given = {
  board: Board;
  /** What is decided and not sent yet. */
  pending: readonly PendingDecision[];
  /** Of each slot's open changes the address of one list. */
  changesOf: (slot: BoardSlot) => string | null;
  /** Whose turn the reader looks for. */
  sought: string | null;
};

/** The slots with what is in them, and the line for them. */
export function BoardView({ board, pending, changesOf, sought }: Given) {
  const { slots, debt, lentSince } = board;
  const leaving = new Set(pending.flatMap(({ comesTo }) => leavingBy(comesTo)));
  return (
    <Columns width="board" rail={<NextInLine board={board} />}>
      <Still mark={markOf(slots, pending)}>
        <PendingStrip pending={pending} now={board.condition.now} />
        <ol className={styles["slots"]}>
          {slots.map((slot) => (
            <SlotCard
              key={slot.number}
              slot={slot}
              board={board}
              changes={changesOf(slot)}
              isSought={isTurnOf(slot, sought)}
              isLeaving={slot.blueprint !== null && leaving.has(keyOf(slot.blueprint))}
            />
          ))}
        </ol>
      </Still>
      {lentSince === null ? null : (
        <p className={styles["lent"]}>{lentSentence(debt, lentSince)}</p>
      )}
      <footer className={styles["foot"]}>
        <ChainLegend states={statesIn(slots)} />
        <Verdicts board={board} />
      </footer>
    </Columns>
  );
}

const statesIn = (slots: readonly BoardSlot[]) =>
  new Set(slots.flatMap(({ lines }) => lines.map(({ state }) => state)));

/** Another one where a card would change its size or its words; ages alone move nothing. */
const markOf = (slots: readonly BoardSlot[], pending: readonly PendingDecision[]): string =>
  fingerprintOf([
    ...pending.map(({ id }) => `pending ${id}`),
    ...slots.flatMap(({ number, blueprint, turn, lines }) => [
      `${number} ${blueprint} ${turn?.kind}`,
      ...lines.map(({ change, state }) => `${change} ${state}`),
    ]),
  ]);
