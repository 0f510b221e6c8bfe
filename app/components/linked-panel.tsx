import Link from "next/link";
import { linkSentence } from "#lib/domain/link-words.ts";
import type { ChangeView } from "#lib/flow/explain-change.ts";
import { blueprintPage } from "./addresses.ts";
import { Name } from "./foreign.tsx";
import styles from "./linked-panel.module.css";
import { Panel } from "./panel.tsx";

/** What a change is work on, and how that was found. */
export function LinkedPanel({ project, view }: { project: string; view: ChangeView }) {
  const { blueprint, linkedBy, patchSet, topic, details } = view;
  return (
    <Panel title="How it was linked">
      <div className={styles["linked"]}>
        {blueprint === null ? null : (
          <p>
            <Link href={blueprintPage(project, blueprint)} prefetch={false}>
              <Name text={blueprint} />
            </Link>
          </p>
        )}
        {details.namedIn === null ? null : (
          <p>
            “<bdi>{details.namedIn}</bdi>”
          </p>
        )}
        <p>{linkSentence(linkedBy, { patchSet, topic })}</p>
        {details.warnings.map((warning) => (
          <p key={warning} className={styles["warning"]}>
            <bdi>{warning}</bdi>
          </p>
        ))}
      </div>
    </Panel>
  );
}
