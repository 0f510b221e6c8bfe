"use client";

import { counted } from "#lib/domain/phrases.ts";
import { useLive } from "./live-context.ts";
import styles from "./news.module.css";

/** What the page does not show yet because somebody points at it, and the way to see it. */
export function News() {
  const { holding, behind, show } = useLive();
  return (
    <div aria-live="polite" className={styles["news"]}>
      {holding === 0 ? null : (
        <button type="button" onClick={show}>
          {counted(Math.max(behind, 1), "new decision")}, show
        </button>
      )}
    </div>
  );
}
