import { closingSentence } from "#lib/domain/board-words.ts";
import { counted } from "#lib/domain/phrases.ts";
import type { SlotNote } from "#lib/domain/slot-note.ts";
import type { BoardSlot } from "#lib/flow/show-board.ts";
import { Glyph } from "./glyph.tsx";
import styles from "./slot-foot.module.css";

type Given = { slot: BoardSlot; note: SlotNote | null; changes: string | null };

/** The last line of a card: what follows, what to act on, and its changes as one list. */
export function SlotFoot({ slot, note, changes }: Given) {
  const tone = note?.tone ?? "quiet";
  const open = slot.changes?.open ?? 0;
  return (
    <div className={`${styles["foot"]} ${styles[tone]}`}>
      <p>
        {tone === "quiet" ? null : <Glyph name={tone === "late" ? "clock" : "triangle"} />}
        {tone === "quiet" ? note?.text : <b>{note?.text}</b>}
        {slot.closing ? <span> {closingSentence}</span> : null}
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
