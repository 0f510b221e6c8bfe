import type { Condition } from "#lib/flow/read-condition.ts";
import styles from "./freshness.module.css";
import { Ago, Since } from "./moment.tsx";

/** Older than this is worth a look: a pass is made every minute. */
const staleAfter = 120_000;

/** As of when the page is true. The shape says it too, not only the colour. */
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
  const isStale = now.getTime() - lastReadAt.getTime() > staleAfter;
  return (
    <p className={`${styles["mark"]} ${isStale ? styles["stale"] : styles["fresh"]}`}>
      <span>
        as of <Ago at={lastReadAt} now={now} />
      </span>
    </p>
  );
}
