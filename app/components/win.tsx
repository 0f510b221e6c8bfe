import type { WinSteps } from "#lib/domain/explain-words.ts";
import { Panel } from "./panel.tsx";
import styles from "./win.module.css";

/** The smallest change that would win a slot: who does what, and what follows. */
export function Win({ winning }: { winning: WinSteps | null }) {
  if (winning === null) return null;
  const { steps, after } = winning;
  return (
    <Panel title="What would win a slot" note="the smallest change">
      <ol className={styles["steps"]}>
        {steps.map(({ who, what }) => (
          <li key={what}>
            <span className={styles["who"]}>{who}</span>
            <span>{what}</span>
          </li>
        ))}
      </ol>
      <p className={styles["after"]}>{after}</p>
    </Panel>
  );
}
