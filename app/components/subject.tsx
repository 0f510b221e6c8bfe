import type { ReactNode } from "react";
import { ForeignWhole } from "./foreign.tsx";
import styles from "./subject.module.css";

/** What a page is about, in the words of whoever wrote it, and the facts that name it. */
export function Subject({ text, children }: { text: string; children: ReactNode }) {
  return (
    <header className={styles["subject"]}>
      <div className={styles["text"]}>
        <ForeignWhole text={text} />
      </div>
      <ul className={styles["facts"]}>{children}</ul>
    </header>
  );
}
