import type { HistoryLine } from "#lib/flow/show-history.ts";
import styles from "./history-list.module.css";
import { Ago } from "./moment.tsx";
import { Panel } from "./panel.tsx";

/** What was decided, newest first, by whom and why. */
export function HistoryList({ history, now }: { history: readonly HistoryLine[]; now: Date }) {
  return (
    <Panel title="History" note={history.length === 0 ? undefined : "newest first"}>
      {history.length === 0 ? (
        <p className={styles["none"]}>Nothing was decided on it yet.</p>
      ) : null}
      <ol className={styles["history"]}>
        {history.map(({ seq, at, who, text, reason }) => (
          <li key={seq}>
            <span className={styles["when"]}>
              <Ago at={at} now={now} />
            </span>
            <p>
              <bdi>{text}</bdi>
              <span className={styles["why"]}>
                {" "}
                <bdi>{who}</bdi>
                {reason.words === null ? null : (
                  <>
                    : “<bdi>{reason.words}</bdi>”
                  </>
                )}
              </span>
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
