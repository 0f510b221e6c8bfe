import type { ReactNode } from "react";
import styles from "./panel.module.css";

type Given = {
  title: string;
  /** What the list is in order of, or of how many. */
  note?: string | undefined;
  /** At the right of the title. */
  mark?: ReactNode;
  children: ReactNode;
};

/** One titled part of a page. */
export function Panel({ title, note, mark, children }: Given) {
  return (
    <section className={styles["panel"]}>
      <header className={styles["head"]}>
        <h2>{title}</h2>
        {note === undefined ? null : <p className={styles["note"]}>{note}</p>}
        {mark === undefined ? null : <div className={styles["mark"]}>{mark}</div>}
      </header>
      {children}
    </section>
  );
}
