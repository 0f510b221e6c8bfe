import Link from "next/link";
import type { ChangeLine } from "#lib/flow/change-lines.ts";
import { changePage } from "./addresses.ts";
import styles from "./change-list.module.css";
import { Foreign } from "./foreign.tsx";
import { Glyph } from "./glyph.tsx";
import { Panel } from "./panel.tsx";

type Given = {
  project: string;
  title: string;
  changes: readonly ChangeLine[];
  /** The change that the page is about. */
  own?: number | null;
};

/** More merged ones than these fold into one line. */
const mostMerged = 2;

/** The changes of a blueprint: what merged, then what is open, by number. */
export function ChangeList({ project, title, changes, own = null }: Given) {
  const merged = changes.filter(({ status }) => status === "MERGED");
  const open = changes.filter(({ status }) => status !== "MERGED");
  const folded = merged.length > mostMerged ? merged : [];
  const shown = folded.length === 0 ? [...merged, ...open] : open;
  return (
    <Panel title={title} note={`${merged.length} of ${changes.length} merged, by number`}>
      {changes.length === 0 ? (
        <p className={styles["none"]}>No change of it is known yet.</p>
      ) : null}
      {folded.length === 0 ? null : (
        <details className={styles["folded"]}>
          <summary>{folded.length} merged</summary>
          <Rows project={project} changes={folded} own={own} />
        </details>
      )}
      <Rows project={project} changes={shown} own={own} />
    </Panel>
  );
}

function Rows({ project, changes, own }: Omit<Given, "title">) {
  return (
    <ol className={styles["rows"]}>
      {changes.map((line) => (
        <li
          key={line.change}
          className={line.change === own ? styles["own"] : undefined}
          aria-current={line.change === own ? "true" : undefined}
        >
          <span className={styles["number"]}>{line.change}</span>
          <span className={styles["subject"]}>
            <Link href={changePage(project, line.change)} prefetch={false}>
              <Foreign text={line.subject} />
            </Link>
          </span>
          <bdi className={styles["owner"]}>{line.owner}</bdi>
          <State line={line} />
        </li>
      ))}
    </ol>
  );
}

function State({ line }: { line: ChangeLine }) {
  const { glyph, word, tone } = stateOf(line);
  return (
    <span className={`${styles["state"]} ${styles[tone]}`}>
      <Glyph name={glyph} /> {word}
    </span>
  );
}

function stateOf({ status, held, isWip, isExempt, isMergeable }: ChangeLine) {
  if (status === "MERGED") return { glyph: "merged", word: "merged", tone: "good" } as const;
  if (held) return { glyph: "pause", word: "hold", tone: "hold" } as const;
  if (isWip) return { glyph: "circle", word: "work in progress", tone: "quiet" } as const;
  if (isMergeable === false) return { glyph: "triangle", word: "conflict", tone: "warn" } as const;
  if (isExempt) return { glyph: "person", word: "exempt", tone: "quiet" } as const;
  return { glyph: "circle", word: "open", tone: "quiet" } as const;
}
