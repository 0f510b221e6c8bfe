import { closingSentence } from "#lib/domain/board-words.ts";
import { counted } from "#lib/domain/phrases.ts";
import { slotNote } from "#lib/domain/slot-note.ts";
import type { BoardSlot } from "#lib/flow/show-board.ts";
import { Glyph } from "./glyph.tsx";
import styles from "./slot-foot.module.css";

type Given = { slot: BoardSlot; now: Date; changes: string | null };

/** The last line of a card: what follows, what to act on, and its changes as one list. */
export function SlotFoot({ slot, now, changes }: Given) {
  const { turn, awayUntil, closing } = slot;
  const note = turn === null ? null : slotNote(turn, awayUntil, now);
  const tone = note?.tone ?? "quiet";
  const open = slot.changes?.open ?? 0;
  return (
    <div className={`${styles["foot"]} ${styles[tone]}`}>
      <p>
        {tone === "quiet" ? null : <Glyph name={tone === "late" ? "clock" : "triangle"} />}
        {tone === "quiet" ? note?.text : <b>{note?.text}</b>}
        {closing ? <span> {closingSentence}</span> : null}
      </p>
      {changes === null || open === 0 ? null : (
        <a href={changes}>
          {counted(open, "open change")}
          <span className="unseen"> of {slot.blueprint}</span>
        </a>
      )}
    </div>
  );
}
