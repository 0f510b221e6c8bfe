import Link from "next/link";
import { boardPage } from "./addresses.ts";
import { Glyph } from "./glyph.tsx";
import styles from "./project-menu.module.css";

/** Which project this is, and the way to the others. */
export function ProjectMenu({
  project,
  projects,
}: {
  project: string;
  projects: readonly string[];
}) {
  return (
    <div className={styles["place"]}>
      <span aria-hidden="true" className={styles["slash"]}>
        /
      </span>
      {projects.length === 1 ? (
        <Link href={boardPage(project)} prefetch={false} className={styles["project"]}>
          <bdi>{project}</bdi>
        </Link>
      ) : (
        <details className={styles["menu"]}>
          <summary>
            <bdi>{project}</bdi> <Glyph name="down" />
          </summary>
          <nav aria-label="Projects">
            <ul>
              {projects.map((one) => (
                <li key={one}>
                  <Link
                    href={boardPage(one)}
                    prefetch={false}
                    aria-current={one === project ? "true" : undefined}
                  >
                    <bdi>{one}</bdi>
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        </details>
      )}
    </div>
  );
}
