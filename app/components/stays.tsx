import { age } from "#lib/domain/age.ts";
import { stayWords } from "#lib/domain/slot-words.ts";
import type { Stay } from "#lib/flow/blueprint-details.ts";
import { Day } from "./moment.tsx";
import { Panel } from "./panel.tsx";
import styles from "./stays.module.css";

/** Former stays in a slot, the newest first. */
export function Stays({ stays, now }: { stays: readonly Stay[]; now: Date }) {
  if (stays.length === 0) return null;
  return (
    <Panel title="In slots before" note="newest first">
      <ol className={styles["stays"]}>
        {stays.map((stay) => (
          <li key={stay.since.toISOString()}>
            <span>
              slot <b>{stay.number}</b>
            </span>
            <span>
              <Day at={stay.since} now={now} />
              {stay.until === null ? null : `, for ${age(stay.since, stay.until)}`}
            </span>
            <span className={styles["how"]}>{stayWords(stay)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
