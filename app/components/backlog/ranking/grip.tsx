import type { GripGiven } from "#app/components/backlog/ranked.ts";
import { Glyph } from "#app/components/glyph.tsx";
import styles from "./grip.module.css";

/** Whether a row is chosen, and what it is dragged by; a click on that opens its menu. The list listens to both. */
export function Grip({ name, isSelected, isChosen }: GripGiven) {
  const tabIndex = isSelected ? 0 : -1;
  return (
    <span className={styles["grip"]}>
      <input
        type="checkbox"
        data-choose=""
        aria-label={`Select ${name}`}
        checked={isChosen}
        onChange={asListened}
        tabIndex={tabIndex}
      />
      <button
        type="button"
        data-grip=""
        aria-haspopup="menu"
        aria-label={`Move ${name}`}
        tabIndex={tabIndex}
      >
        <Glyph name="dots" />
      </button>
    </span>
  );
}

/** Dozens of rows come and go; one listener of the list hears of all. */
const asListened = () => {};
