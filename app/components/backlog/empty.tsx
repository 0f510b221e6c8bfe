import Link from "next/link";
import { importPage } from "#app/components/addresses.ts";
import type { BacklogTotals } from "#lib/domain/backlog.ts";
import { emptyNote } from "#lib/domain/backlog-words.ts";
import styles from "./empty.module.css";

type Given = { totals: BacklogTotals; project: string };

/** What it means that nothing is in line; nothing where something is. */
export function Empty({ totals, project }: Given) {
  const note = emptyNote(totals);
  return note === null ? null : (
    <p className={styles["empty"]}>
      {note}{" "}
      {totals.known === 0 ? (
        <Link href={importPage(project)} prefetch={false}>
          Import blueprints
        </Link>
      ) : null}
    </p>
  );
}
