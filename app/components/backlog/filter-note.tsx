import Link from "next/link";
import { backlogPage } from "#app/components/addresses.ts";
import { filterNote, noMatchSentence, showingSentence } from "#lib/domain/backlog-words.ts";
import styles from "./filter-note.module.css";

type Given = { project: string; shown: number; known: number };

/** What a filter leaves, and that nothing else follows from it. */
export function FilterNote({ project, shown, known }: Given) {
  return (
    <div className={styles["note"]} role="status">
      <p>
        <strong>{shown === 0 ? noMatchSentence(known) : showingSentence(shown, known)}</strong>{" "}
        {filterNote}
      </p>
      <Link href={backlogPage(project)} prefetch={false} data-clear-filter="">
        Clear filter{" "}
        <span aria-hidden="true">
          <kbd>Esc</kbd>
        </span>
      </Link>
    </div>
  );
}
