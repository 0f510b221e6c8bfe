import styles from "./ranking.module.css";

type Given = { text: string; onUndo: () => void };

/** For a while: what was done, and the way back. It is said elsewhere; here it only stands. */
export function UndoLine({ text, onUndo }: Given) {
  return (
    <div className={styles["undo"]}>
      <p>{text}</p>
      <button type="button" className={styles["button"]} onClick={onUndo}>
        Undo{" "}
        <span aria-hidden="true">
          <kbd>Z</kbd>
        </span>
      </button>
    </div>
  );
}
