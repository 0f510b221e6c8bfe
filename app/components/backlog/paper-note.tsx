import { onPaperSentence } from "#lib/domain/backlog-words.ts";
import { mostOnPaper } from "./most-rows.ts";
import styles from "./paper-note.module.css";

/** On paper: that a long list goes on. */
export function PaperNote({ count }: { count: number }) {
  if (count <= mostOnPaper) return null;
  return <p className={styles["note"]}>{onPaperSentence(mostOnPaper, count)}</p>;
}
