import { Glyph } from "#app/components/glyph.tsx";
import styles from "./ranking.module.css";

/** Why a move stays as it is. */
export function UndoRefused({ note, onClose }: { note: string; onClose: () => void }) {
  return (
    <section className={styles["trouble"]} role="alert">
      <Glyph name="triangle" />
      <p>
        <strong>Your move was not undone.</strong> {note}
      </p>
      <div>
        <button type="button" className={styles["button"]} onClick={onClose}>
          Close
        </button>
      </div>
    </section>
  );
}
