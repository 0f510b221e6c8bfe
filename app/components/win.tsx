import { Panel } from "./panel.tsx";
import styles from "./win.module.css";

/** The smallest change that would win a slot. */
export function Win({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <Panel title="What would win a slot" note="the smallest change">
      <p className={styles["win"]}>{text}</p>
    </Panel>
  );
}
