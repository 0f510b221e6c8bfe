import Link from "next/link";
import { historyPage } from "#app/components/addresses.ts";
import { Columns } from "#app/components/columns.tsx";
import { HistoryRows } from "#app/components/history-rows.tsx";
import { Panel } from "#app/components/panel.tsx";
import { inButtons } from "#lib/domain/remedy.ts";
import type { HistoryPage } from "#lib/flow/browse-history.ts";
import { HistoryFilter } from "./history-filter.tsx";
import styles from "./history-view.module.css";

/** Every decision that is asked for, and the way to ask for others. */
export function HistoryView({ view }: { view: HistoryPage }) {
  return (
    <Columns width="reading" rail={<HistoryFilter {...view} />}>
      <Panel
        title="Decisions"
        note={view.entries.length === 0 ? undefined : "newest first"}
        mark={
          <a href="#filter" className={styles["way"]}>
            Filter
          </a>
        }
      >
        <Entries view={view} />
        <Pages view={view} />
      </Panel>
    </Columns>
  );
}

function Entries({ view }: { view: HistoryPage }) {
  const { project, entries, mistakes, total, condition } = view;
  if (entries.length > 0) {
    return <HistoryRows project={project} entries={entries} now={condition.now} />;
  }
  if (mistakes.length > 0) {
    return (
      <ul className={styles["none"]}>
        {mistakes.map(({ code, text, remedy }) => (
          <li key={code}>
            <strong>
              <bdi>{text}</bdi>
            </strong>{" "}
            <bdi>{inButtons(remedy)}</bdi>
          </li>
        ))}
      </ul>
    );
  }
  return total === 0 ? (
    <p className={styles["none"]}>
      <strong>Nothing was decided yet.</strong> Every decision will stand here with who, when and
      why. The first is <code>slots import</code>, which makes blueprints known.
    </p>
  ) : (
    <p className={styles["none"]}>
      <strong>No decision is like that.</strong>{" "}
      {total === 1 ? "The only one is" : `All ${total} are`} there without a filter.{" "}
      <Link href={historyPage(project)} prefetch={false}>
        Clear filter
      </Link>
    </p>
  );
}

function Pages({ view: { project, asked, older, newer } }: { view: HistoryPage }) {
  if (older === null && newer === null) return null;
  return (
    <nav aria-label="Pages of the history" className={styles["pages"]}>
      {newer === null ? null : (
        <>
          <Link href={historyPage(project, asked)} prefetch={false}>
            Newest
          </Link>
          <Link href={historyPage(project, { ...asked, after: newer })} prefetch={false} rel="prev">
            Newer
          </Link>
        </>
      )}
      {older === null ? null : (
        <Link href={historyPage(project, { ...asked, before: older })} prefetch={false} rel="next">
          Older
        </Link>
      )}
    </nav>
  );
}
