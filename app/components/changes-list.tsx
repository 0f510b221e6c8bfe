import Link from "next/link";
import { showingSentence } from "#lib/domain/changes-words.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import type { ChangesView } from "#lib/flow/show-changes.ts";
import { changesPage } from "./addresses.ts";
import { queryOf } from "./change-query.ts";
import { ChangeRows } from "./change-rows.tsx";
import { ChangesFilter } from "./changes-filter.tsx";
import styles from "./changes-list.module.css";
import { Still } from "./live/still.tsx";

/** One page of a project's open changes, with what can be asked of them. */
export function ChangesList({ view }: { view: ChangesView }) {
  const { project, filter, rows, found, counts, condition } = view;
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <div className={styles["parts"]}>
      <ChangesFilter view={view} />
      <section className={styles["list"]} aria-label="Changes">
        {isFiltered ? (
          <p className={styles["showing"]}>
            {showingSentence(found, counts.all)}{" "}
            <Link href={changesPage(project)} prefetch={false}>
              Clear filter
            </Link>
          </p>
        ) : null}
        {rows.length === 0 ? (
          <p className={styles["none"]}>
            {isFiltered ? "No open change is like this." : "Nothing is open under this project."}
          </p>
        ) : (
          <Still mark={markOf(rows)}>
            <ChangeRows
              changes={rows.map((row) => ({ ...row, project }))}
              now={condition.now}
              hasOwner
              hasLift
            />
          </Still>
        )}
        <Pages view={view} />
      </section>
    </div>
  );
}

const markOf = (rows: ChangesView["rows"]): string =>
  fingerprintOf(rows.map((row) => `${row.change} ${row.verdict} ${row.state} ${row.position}`));

function Pages({ view: { project, filter, page, pages } }: { view: ChangesView }) {
  if (pages === 1) return null;
  const to = (number: number) => changesPage(project, { ...queryOf(filter), page: number });
  return (
    <nav aria-label="Pages of the list" className={styles["pages"]}>
      {page > 1 ? (
        <Link href={to(page - 1)} prefetch={false} rel="prev">
          Previous
        </Link>
      ) : null}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages ? (
        <Link href={to(page + 1)} prefetch={false} rel="next">
          Next
        </Link>
      ) : null}
    </nav>
  );
}
