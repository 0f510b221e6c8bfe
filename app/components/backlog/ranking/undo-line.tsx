import { createPortal } from "react-dom";
import styles from "./ranking.module.css";

type Given = {
  /** What can be undone; null for nothing. */
  last: string | null;
  /** What was told a moment ago, as that something was undone; null for nothing. */
  shown: string | null;
  onUndo: () => void;
};

/** For a while: what was done or told, and the way back. It is said elsewhere; here it only stands. */
export function UndoLine({ last, shown, onUndo }: Given) {
  if (last === null && shown === null) return null;
  return createPortal(
    <div className={styles["undo"]}>
      <p>
        {shown === null ? last : shown}
        {shown === null || last === null ? null : ` To be undone still: ${last}`}
      </p>
      {last === null ? null : (
        <button type="button" className={styles["button"]} onClick={onUndo}>
          Undo{" "}
          <span aria-hidden="true">
            <kbd>Z</kbd>
          </span>
        </button>
      )}
    </div>,
    document.body,
  );
}
