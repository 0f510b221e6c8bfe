import { createPortal } from "react-dom";
import styles from "./ranking.module.css";

type Given = { count: number; isLocked: boolean; onMenu: (opener: HTMLElement) => void };

/** Beside the filter: how many are selected, and what can be done with them. */
export function Tools({ count, isLocked, onMenu }: Given) {
  const place = document.querySelector("[data-rank-tools]");
  if (place === null || isLocked) return null;
  return createPortal(
    <>
      {count === 0 ? null : <span>{count} selected</span>}
      <button
        type="button"
        className={styles["button"]}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => onMenu(currentTarget)}
      >
        Move…{" "}
        <span aria-hidden="true">
          <kbd>M</kbd>
        </span>
      </button>
    </>,
    place,
  );
}
