import Link from "next/link";
import styles from "./bar.module.css";

/** The name of the service and of the project; on phones as on screens it never wraps away. */
export function Bar({ project }: { project: string | null }) {
  return (
    <header className={styles["bar"]}>
      <Link href="/" prefetch={false} className={styles["home"]}>
        <Mark />
        review slots
      </Link>
      {project === null ? null : (
        <nav aria-label="Project" className={styles["project"]}>
          <span aria-hidden="true">/</span>
          <Link href={`/${project}`} prefetch={false}>
            {project}
          </Link>
        </nav>
      )}
    </header>
  );
}

function Mark() {
  return (
    <svg className={styles["mark"]} viewBox="0 0 18 16" aria-hidden="true">
      <path d="M1 2.5h16M1 8h16" />
      <path className={styles["free"]} d="M1 13.5h16" />
    </svg>
  );
}
