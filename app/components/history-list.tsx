import Link from "next/link";
import type { BriefLine } from "#lib/flow/show-history.ts";
import { historyPage } from "./addresses.ts";
import styles from "./history-list.module.css";
import { HistoryRows } from "./history-rows.tsx";
import { Panel } from "./panel.tsx";

type Given = {
  project: string;
  history: readonly BriefLine[];
  /** How many decisions there are on it; the newest are shown. */
  total: number;
  now: Date;
  /** What the page is about. */
  own: { readonly change: number } | { readonly blueprint: string };
};

/** What was decided, newest first, by whom and why; the whole of it is a page of the history. */
export function HistoryList({ project, history, total, now, own }: Given) {
  return (
    <Panel title="History" note={history.length === 0 ? undefined : "newest first"}>
      {history.length === 0 ? (
        <p className={styles["none"]}>Nothing was decided on it yet.</p>
      ) : null}
      <HistoryRows project={project} entries={history} now={now} own={own} />
      {total > history.length ? (
        <p className={styles["more"]}>
          <Link href={historyPage(project, own)} prefetch={false}>
            All {total} decisions on it
          </Link>
        </p>
      ) : null}
    </Panel>
  );
}
