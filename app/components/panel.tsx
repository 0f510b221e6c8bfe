import type { ReactNode } from "react";
import styles from "./panel.module.css";

type Given = {
  /** What addresses of this part end with. */
  id?: string;
  title: string;
  /** What the list is in order of, or of how many. */
  note?: string | undefined;
  /** At the right of the title. */
  mark?: ReactNode;
  children: ReactNode;
};

/** One titled part of a page. */
export function Panel({ id, title, note, mark, children }: Given) {
  return (
    <section id={id} className={styles["panel"]}>
      <header className={styles["head"]}>
        <h2>{title}</h2>
        {note === undefined ? null : <p className={styles["note"]}>{note}</p>}
        {mark === undefined ? null : <div className={styles["mark"]}>{mark}</div>}
      </header>
      {children}
    </section>
  );
}
