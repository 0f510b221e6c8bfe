import type { ReactNode } from "react";
import styles from "./columns.module.css";

type Given = { rail: ReactNode; width: "board" | "reading"; children: ReactNode };

/** The main column with a rail beside it; below it where there is no room, and alone without one. */
export function Columns({ rail, width, children }: Given) {
  if (rail === null) return <div className={styles["column"]}>{children}</div>;
  return (
    <div className={`${styles["columns"]} ${styles[width]}`}>
      <div className={styles["column"]}>{children}</div>
      <div className={styles["column"]}>{rail}</div>
    </div>
  );
}
