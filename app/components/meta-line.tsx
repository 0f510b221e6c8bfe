import type { ReactNode } from "react";
import styles from "./meta-line.module.css";

/** The facts that name what a page is about, below its heading. */
export function MetaLine({ children }: { children: ReactNode }) {
  return <ul className={styles["facts"]}>{children}</ul>;
}
