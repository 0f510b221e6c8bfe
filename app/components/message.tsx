import type { ReactNode } from "react";
import styles from "./message.module.css";

/** A page that has nothing but words: what is true, what it means, one thing to do. */
export function Message({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className={styles["main"]}>
      <div className={styles["card"]}>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
