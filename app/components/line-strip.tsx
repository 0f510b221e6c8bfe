import Link from "next/link";
import type { LineStrip } from "#lib/flow/line-strip.ts";
import { blueprintPage } from "./addresses.ts";
import styles from "./line-strip.module.css";
import { Panel } from "./panel.tsx";

type Given = { project: string; strip: LineStrip | null; own: string | null };

/** Where in line a blueprint stands: the places around it, dashed where one is not ready and so is skipped. */
export function LineStripPanel({ project, strip, own }: Given) {
  if (strip === null) return null;
  const { places, before, after } = strip;
  return (
    <Panel title="In line" note="in rank order; those in a slot have left it">
      <div className={styles["strip"]}>
        {before === 0 ? null : <span>{before} before these</span>}
        <ol>
          {places.map(({ position, blueprint, title, ready }) => {
            const isOwn = blueprint === own;
            const state = `${styles["place"]} ${ready ? "" : styles["skipped"]} ${isOwn ? styles["own"] : ""}`;
            return (
              <li key={blueprint}>
                <Link
                  href={blueprintPage(project, blueprint)}
                  prefetch={false}
                  className={state}
                  title={title}
                  aria-current={isOwn ? "true" : undefined}
                >
                  {position}
                  {isOwn ? " this" : null}
                  <span className="unseen">
                    : {blueprint}
                    {ready ? "" : ", not ready"}
                  </span>
                </Link>
              </li>
            );
          })}
        </ol>
        <span>
          {after === 0 ? null : `and ${after} more. `}
          {places.some(({ ready }) => !ready) ? "Dashed: not ready, skipped." : null}
        </span>
      </div>
    </Panel>
  );
}
