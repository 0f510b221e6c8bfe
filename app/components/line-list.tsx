import Link from "next/link";
import type { Waiting } from "#lib/flow/line.ts";
import { blueprintPage } from "./addresses.ts";
import { Name } from "./foreign.tsx";
import styles from "./line-list.module.css";
import { Readiness } from "./readiness.tsx";

type Given = {
  project: string;
  line: readonly Waiting[];
  /** The blueprint that the page is about. */
  own?: string | null;
};

/** Blueprints in line, by rank, each with what it lacks. */
export function LineList({ project, line, own = null }: Given) {
  return (
    <ol className={styles["line"]}>
      {line.map((waiting) => (
        <li
          key={waiting.blueprint}
          className={classOf(waiting, own)}
          aria-current={waiting.blueprint === own ? "true" : undefined}
        >
          <span className={styles["rank"]}>
            <span className="unseen">Rank </span>
            {waiting.rank}
          </span>
          <Link
            href={blueprintPage(project, waiting.blueprint)}
            prefetch={false}
            title={waiting.title}
          >
            <Name text={waiting.blueprint} />
          </Link>
          <span className={styles["state"]}>
            <Readiness missing={waiting.lacks} isShort />
          </span>
        </li>
      ))}
    </ol>
  );
}

function classOf({ blueprint, ready }: Waiting, own: string | null): string | undefined {
  if (blueprint === own) return styles["own"];
  return ready ? undefined : styles["skipped"];
}
