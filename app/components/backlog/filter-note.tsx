import Link from "next/link";
import { backlogPage } from "#app/components/addresses.ts";
import { Glyph } from "#app/components/glyph.tsx";
import {
  filterNote,
  lockNote,
  noMatchSentence,
  showingSentence,
} from "#lib/domain/backlog-words.ts";
import styles from "./filter-note.module.css";

type Given = {
  project: string;
  shown: number;
  known: number;
  /** Its reader may, but not while rows are hidden. */
  mayRank: boolean;
};

/** What a filter leaves, and that nothing else follows from it. */
export function FilterNote({ project, shown, known, mayRank }: Given) {
  return (
    <div className={styles["note"]} role="status">
      {mayRank ? <Glyph name="lock" /> : null}
      <p>
        <strong>{shown === 0 ? noMatchSentence(known) : showingSentence(shown, known)}</strong>{" "}
        {mayRank ? lockNote : filterNote}
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
