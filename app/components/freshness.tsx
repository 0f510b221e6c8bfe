import type { Condition } from "#lib/flow/read-condition.ts";
import styles from "./live/as-of.module.css";
import { AsOf } from "./live/as-of.tsx";
import { Since } from "./moment.tsx";

/** As of when the page is true. */
export function Freshness({ condition: { lastReadAt, silence, now } }: { condition: Condition }) {
  if (silence !== null) {
    return (
      <p className={`${styles["mark"]} ${styles["silent"]}`}>
        <span>
          Gerrit silent since <Since at={silence.since} now={now} />
        </span>
      </p>
    );
  }
  if (lastReadAt === null) {
    return <p className={`${styles["mark"]} ${styles["stale"]}`}>Gerrit not read yet</p>;
  }
  return <AsOf at={lastReadAt} now={now} />;
}
