import { missingWords, repairFor } from "#lib/domain/wording.ts";
import type { BlueprintView } from "#lib/flow/explain-blueprint.ts";
import styles from "./checklist.module.css";
import { Glyph } from "./glyph.tsx";
import { Panel } from "./panel.tsx";
import { Readiness } from "./readiness.tsx";

/** What it takes to be ready: the failed checks with what mends them. */
export function Checklist({ view: { missing } }: { view: BlueprintView }) {
  return (
    <Panel
      title="Ready?"
      mark={missing.length === 0 ? <Readiness missing={[]} /> : `${missing.length} missing`}
    >
      {missing.length === 0 ? (
        <p className={styles["passed"]}>Every check of the policy passed.</p>
      ) : (
        <ul>
          {missing.map((check) => (
            <li key={check.code} className={styles["failed"]}>
              <Glyph name="triangle" />
              <span>
                <b>{sentence(missingWords[check.code])}</b> {repairFor(check)}.
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
