import type { Board, BoardSlot } from "#lib/flow/show-board.ts";
import { AskButton } from "./deciding/ask-button.tsx";
import { askToFill } from "./deciding/asks.ts";
import styles from "./empty-slot.module.css";

/** Why a slot is empty, and what fills it. */
export function EmptySlot({ slot, board }: { slot: BoardSlot; board: Board }) {
  return (
    <div className={styles["empty"]}>
      <h2>{slot.reserved ? "Empty, reserved for debt" : "Empty"}</h2>
      <p>{reason(slot, board)}</p>
      <AskButton
        ask={askToFill(slot.number)}
        kind="assign"
        label="Assign"
        about={`slot ${slot.number}`}
      />
    </div>
  );
}

function reason(
  { reserved }: BoardSlot,
  { backlog, condition: { startedAt, pausedAt, silence } }: Board,
): string {
  const ready = backlog.filter((one) => one.ready && (!reserved || one.kind === "debt"));
  if (ready.length === 0) {
    return reserved ? "No debt blueprint in line is ready." : "No blueprint in line is ready.";
  }
  if (startedAt === null) return "It is filled once a person has approved the first plan.";
  if (pausedAt !== null) return "It is filled after the pause.";
  return silence === null
    ? "It is filled in the next pass, within a minute."
    : "It is filled once Gerrit answers.";
}
