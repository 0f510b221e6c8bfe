import { useRef } from "react";
import { createPortal } from "react-dom";
import styles from "./ranking.module.css";
import { noRowSentence } from "./use-ranking.ts";

type Given = {
  count: number;
  isLocked: boolean;
  /** There is a row that a move would be of. */
  isAnyMeant: boolean;
  onClear: () => void;
  onMenu: (opener: HTMLElement) => void;
};

/** Beside the filter: how many are selected, and what can be done with them. */
export function Tools({ count, isLocked, isAnyMeant, onClear, onMenu }: Given) {
  const place = document.querySelector("[data-rank-tools]");
  const move = useRef<HTMLButtonElement>(null);
  if (place === null || isLocked) return null;
  return createPortal(
    <>
      {count === 0 ? null : (
        <>
          <span>{count} selected</span>
          <button
            type="button"
            className={styles["button"]}
            onClick={() => {
              onClear();
              move.current?.focus();
            }}
          >
            Clear
          </button>
        </>
      )}
      <button
        ref={move}
        type="button"
        className={styles["button"]}
        aria-haspopup="menu"
        aria-disabled={!isAnyMeant}
        title={isAnyMeant ? undefined : noRowSentence}
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
