import Link from "next/link";
import { entryPage, historyPage } from "#app/components/addresses.ts";
import { Since } from "#app/components/moment.tsx";
import { Panel } from "#app/components/panel.tsx";
import { dateOf } from "#lib/domain/instant.ts";
import type { BriefLine } from "#lib/flow/show-history.ts";
import type { PastBoard } from "#lib/flow/show-past.ts";
import styles from "./past.module.css";

/** The decision that made it so, and the one that ended it. */
export function Around({ past: { project, last, next, at, now } }: { past: PastBoard }) {
  return (
    <Panel title="Decisions around it">
      <Decision project={project} words="Last before" entry={last} now={now} />
      <Decision project={project} words="Next after" entry={next} now={now} />
      <p className={styles["more"]}>
        <Link href={historyPage(project, { from: dateOf(at), to: dateOf(at) })} prefetch={false}>
          All decisions of that day
        </Link>
      </p>
    </Panel>
  );
}

type Given = { project: string; words: string; entry: BriefLine | null; now: Date };

function Decision({ project, words, entry, now }: Given) {
  if (entry === null) return null;
  return (
    <p className={styles["decision"]}>
      <span>
        {words}, <Since at={entry.at} now={now} />
      </span>
      <Link href={entryPage(project, entry.seq)} prefetch={false}>
        <bdi>{entry.text}</bdi>
      </Link>
    </p>
  );
}
