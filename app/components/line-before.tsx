import type { Waiting } from "#lib/flow/line.ts";
import styles from "./line-before.module.css";
import { LineList } from "./line-list.tsx";
import { Panel } from "./panel.tsx";

type Given = { project: string; ahead: readonly Waiting[]; own: string | null };

/** So many of those ahead are shown, the nearest ones. */
const nearest = 10;

/** Who is ahead in line, down to the blueprint itself. */
export function LineBefore({ project, ahead, own }: Given) {
  if (ahead.length === 0) return null;
  const before = ahead.length - 1;
  const shown = ahead.slice(-nearest - 1);
  const ready = ahead.filter((one) => one.ready && one.blueprint !== own).length;
  return (
    <Panel
      title="Who is ahead"
      note={before === 0 ? "nobody, it is 1st in line" : `${before} in line, ${ready} ready`}
      mark="by rank"
    >
      {shown.length < ahead.length ? (
        <p className={styles["more"]}>{ahead.length - shown.length} more before these.</p>
      ) : null}
      <LineList project={project} line={shown} own={own} />
    </Panel>
  );
}
