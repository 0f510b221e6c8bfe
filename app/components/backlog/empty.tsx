import type { BacklogTotals } from "#lib/domain/backlog.ts";
import { emptyNote } from "#lib/domain/backlog-words.ts";
import styles from "./empty.module.css";

/** What it means that nothing is in line; nothing where something is. */
export function Empty({ totals }: { totals: BacklogTotals }) {
  const note = emptyNote(totals);
  return note === null ? null : <p className={styles["empty"]}>{note}</p>;
}
