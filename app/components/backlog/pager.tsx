import Link from "next/link";
import { backlogPage } from "#app/components/addresses.ts";
import { type BacklogFilter, filterInAddress } from "#lib/domain/backlog-filter.ts";
import type { BacklogPage } from "#lib/domain/backlog-page.ts";
import styles from "./pager.module.css";

type Given = { project: string; page: BacklogPage; filter: BacklogFilter };

/** The way to the rows of other pages, for who reads without JavaScript, or until all rows are there. */
export function Pager({ project, page: { before, rows, count, number, last }, filter }: Given) {
  if (last === 1) return null;
  const to = (page: number) => backlogPage(project, { ...filterInAddress(filter), page });
  return (
    <nav aria-label="Pages of the backlog" className={styles["pager"]}>
      <span>
        Rows {before + 1} to {before + rows.length} of {count}
      </span>
      {number > 1 ? <Turn to={to(1)} words="First" /> : null}
      {number > 2 ? <Turn to={to(number - 1)} words="Previous" /> : null}
      {number < last - 1 ? <Turn to={to(number + 1)} words="Next" /> : null}
      {number < last ? <Turn to={to(last)} words="Last" /> : null}
    </nav>
  );
}

const Turn = ({ to, words }: { to: string; words: string }) => (
  <Link href={to} prefetch={false}>
    {words}
  </Link>
);
