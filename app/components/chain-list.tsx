import Link from "next/link";
import type { ChangeLine } from "#lib/flow/change-lines.ts";
import { changePage } from "./addresses.ts";
import { ChainCells } from "./chain-cells.tsx";
import styles from "./chain-list.module.css";
import { ChainSign } from "./chain-sign.tsx";
import { ChainState } from "./chain-state.tsx";
import { Foreign } from "./foreign.tsx";
import { Panel } from "./panel.tsx";
import { PersonLink } from "./person-link.tsx";
import cells from "./row-cells.module.css";
import { Votes } from "./votes.tsx";

type Given = {
  project: string;
  title: string;
  changes: readonly ChangeLine[];
  now: Date;
  /** The change that the page is about. */
  own?: number | null;
};

/** More merged ones than these fold into one line between the first and the last. */
const mostMerged = 2;

/** The changes of a blueprint on one line: what merged, then what is open, by number. */
export function ChainList({ project, title, changes, now, own = null }: Given) {
  const merged = changes.filter(({ status }) => status === "MERGED");
  const isFolded = merged.length > mostMerged + 1;
  const folded = isFolded ? merged.slice(1, -1) : [];
  const rest = isFolded ? changes.slice(merged.length - 1) : changes;
  const rows = { project, now, own };
  return (
    <Panel
      title={title}
      note="by number"
      mark={
        changes.length === 0 ? undefined : (
          <span className={styles["sum"]}>
            <ChainCells states={changes.map(({ state }) => state)} />
            <span aria-hidden="true">
              {merged.length} of {changes.length} merged
            </span>
          </span>
        )
      }
    >
      {changes.length === 0 ? (
        <p className={styles["none"]}>No change of it is known yet.</p>
      ) : (
        <div className={styles["chain"]}>
          {isFolded ? <Rows {...rows} changes={merged.slice(0, 1)} /> : null}
          {isFolded ? (
            <details className={styles["folded"]}>
              <summary>{folded.length} more merged</summary>
              <Rows {...rows} changes={folded} />
            </details>
          ) : null}
          <Rows {...rows} changes={rest} />
        </div>
      )}
    </Panel>
  );
}

function Rows({ project, changes, now, own }: Required<Omit<Given, "title">>) {
  return (
    <ol className={styles["rows"]}>
      {changes.map((line) => (
        <li
          key={line.change}
          className={line.change === own ? styles["own"] : undefined}
          aria-current={line.change === own ? "true" : undefined}
          data-row=""
        >
          <span className={`${styles["sign"]} ${line.status === "MERGED" ? styles["merged"] : ""}`}>
            <ChainSign state={line.state} />
          </span>
          <span className={`${cells["number"]} ${styles["number"]}`}>{line.change}</span>
          <span className={`${cells["words"]} ${styles["subject"]}`}>
            <Link href={changePage(project, line.change)} prefetch={false} data-open="">
              <Foreign text={line.subject} />
            </Link>
          </span>
          <span className={`${cells["owner"]} ${styles["owner"]}`}>
            <PersonLink project={project} name={line.owner} />
          </span>
          <Votes votes={line.votes} />
          <span className={styles["state"]}>
            <ChainState line={line} now={now} />
          </span>
        </li>
      ))}
    </ol>
  );
}
