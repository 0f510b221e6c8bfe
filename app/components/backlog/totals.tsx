import Link from "next/link";
import { backlogPage } from "#app/components/addresses.ts";
import type { BacklogTotals } from "#lib/domain/backlog.ts";
import { knownWords, totalsInWords } from "#lib/domain/backlog-words.ts";
import styles from "./totals.module.css";

/** How many stand where, of the whole project whatever a filter shows; each count leads to those it counts. */
export function Totals({ project, totals }: { project: string; totals: BacklogTotals }) {
  if (totals.known === 0) return null;
  return (
    <p className={styles["totals"]}>
      <Link href={backlogPage(project)} prefetch={false}>
        {knownWords(totals)}
      </Link>
      {totalsInWords(totals).map(({ place, words }) => (
        <Link key={place} href={backlogPage(project, { state: place })} prefetch={false}>
          {words}
        </Link>
      ))}
    </p>
  );
}
