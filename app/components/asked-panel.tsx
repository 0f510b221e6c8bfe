import type { Asked } from "#lib/domain/attention.ts";
import styles from "./asked-panel.module.css";
import { Ago } from "./moment.tsx";
import { Panel } from "./panel.tsx";
import { PersonLink } from "./person-link.tsx";

type Given = { project: string; attention: readonly Asked[] | null; now: Date };

/** Gerrit's attention set, as it is there; whose turn it is does not follow from it. */
export function AskedPanel({ project, attention, now }: Given) {
  if (attention === null || attention.length === 0) return null;
  return (
    <Panel title="Gerrit's attention set" note="shown, decides nothing here">
      <ul className={styles["asked"]}>
        {attention.map(({ who, since, reason }) => (
          <li key={who}>
            <span>
              <PersonLink project={project} name={who} />
            </span>
            <span className={styles["since"]}>
              <Ago at={since} now={now} />
            </span>
            {reason === "" ? null : <bdi className={styles["reason"]}>{reason}</bdi>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
