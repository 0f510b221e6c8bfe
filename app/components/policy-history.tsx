import type { PolicyView } from "#lib/flow/explain-policy.ts";
import type { PolicyStep } from "#lib/flow/show-policy.ts";
import { Day } from "./moment.tsx";
import { Panel } from "./panel.tsx";
import { RestoreButton } from "./policy-fill.tsx";
import styles from "./policy-history.module.css";

/** Every version, newest first: who, when, why, and what it changed. */
export function PolicyHistory({ view: { history, condition } }: { view: PolicyView }) {
  return (
    <Panel title="Versions" note={history.length < 2 ? undefined : "newest first"}>
      {history.length === 0 ? <p className={styles["none"]}>None was set yet.</p> : null}
      <ol className={styles["versions"]}>
        {history.map((step) => (
          <li key={step.version}>
            <p className={styles["head"]}>
              <b>{step.version}</b> <bdi className={styles["who"]}>{step.who}</bdi>{" "}
              <span className={styles["when"]}>
                <Day at={step.at} now={condition.now} />
              </span>
            </p>
            <p className={styles["why"]}>
              “<bdi>{step.why}</bdi>”
            </p>
            <Changes step={step} />
            <RestoreButton
              version={step.version}
              history={history.map(({ version, changes }) => ({ version, changes }))}
            />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Changes({ step: { version, changes } }: { step: PolicyStep }) {
  if (changes.length === 0) return null;
  return (
    <ul className={styles["changes"]} aria-label={`What version ${version} changed`}>
      {changes.map(({ key, from, to }) => (
        <li key={key}>
          <a href={`#${key}`}>{key}</a> {from || "none"} → <b>{to || "none"}</b>
        </li>
      ))}
    </ul>
  );
}
