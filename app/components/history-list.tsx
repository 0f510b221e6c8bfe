import { service } from "#lib/flow/record-slots.ts";
import type { HistoryLine } from "#lib/flow/show-history.ts";
import styles from "./history-list.module.css";
import { Ago } from "./moment.tsx";
import { Panel } from "./panel.tsx";

type Given = {
  history: readonly HistoryLine[];
  now: Date;
  /** The change that the page is about; decisions on others are named with theirs. */
  own?: number | null;
};

/** What was decided, newest first, by whom and why. */
export function HistoryList({ history, now, own = null }: Given) {
  return (
    <Panel title="History" note={history.length === 0 ? undefined : "newest first"}>
      {history.length === 0 ? (
        <p className={styles["none"]}>Nothing was decided on it yet.</p>
      ) : null}
      <ol className={styles["history"]}>
        {history.map(({ seq, at, who, text, reason, change }) => (
          <li key={seq}>
            <span className={styles["when"]}>
              <Ago at={at} now={now} />
            </span>
            <p>
              {change === own ? null : subject(change, text)}
              <bdi>{text}</bdi>
              <Person who={who} words={reason.words} />
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** "Change 30: " before a decision that does not name its change. */
const subject = (change: number | null, text: string) =>
  change === null || text.includes(`hange ${change} `) ? null : `Change ${change}: `;

/** A decision of the service has no person. */
function Person({ who, words }: { who: string; words: string | null }) {
  if (who === service && words === null) return null;
  return (
    <span className={styles["why"]}>
      {" "}
      <bdi>{who}</bdi>
      {words === null ? null : (
        <>
          : “<bdi>{words}</bdi>”
        </>
      )}
    </span>
  );
}
