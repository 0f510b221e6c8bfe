import Link from "next/link";
import { changePage } from "./addresses.ts";
import styles from "./number-list.module.css";

type Given = { project: string; total: number; first: readonly number[] };

/** The first of some changes by number, and how many more there are. */
export function NumberList({ project, total, first }: Given) {
  return (
    <span className={styles["numbers"]}>
      {first.map((number) => (
        <Link key={number} href={changePage(project, number)} prefetch={false}>
          {number}
        </Link>
      ))}
      {total > first.length ? <span>and {total - first.length} more</span> : null}
    </span>
  );
}
