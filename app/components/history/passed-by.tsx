import Link from "next/link";
import { blueprintPage } from "#app/components/addresses.ts";
import { Name } from "#app/components/foreign.tsx";
import { Panel } from "#app/components/panel.tsx";
import { counted } from "#lib/domain/phrases.ts";
import { lacksWords } from "#lib/domain/wording.ts";
import type { EntryView } from "#lib/flow/show-entry.ts";
import styles from "./passed-by.module.css";

/** So many are told by name; the facts below have all of them. */
const most = 20;

type Given = Pick<EntryView, "project" | "passedBy">;

/** Who ranked above whoever got the slot, and why it was not theirs. */
export function PassedBy({ project, passedBy }: Given) {
  const idle = passedBy.filter(isIdle);
  return (
    <Panel title="Passed by" note={`${counted(passedBy.length, "blueprint")} ranked above it`}>
      <List project={project} passedBy={passedBy.filter((one) => !isIdle(one))} />
      {idle.length === 0 ? null : (
        <details className={styles["idle"]}>
          <summary>{counted(idle.length, "blueprint")} without an open change</summary>
          <List project={project} passedBy={idle} />
        </details>
      )}
    </Panel>
  );
}

/** Nothing of it could be reviewed: nobody asks why such a one gets no slot. */
const isIdle = ({ lacks }: EntryView["passedBy"][number]) =>
  lacks.some(({ code }) => code === "open-change");

function List({ project, passedBy }: Given) {
  const rest = passedBy.length - most;
  return (
    <ol className={styles["list"]}>
      {passedBy.slice(0, most).map(({ rank, blueprint, lacks }) => (
        <li key={blueprint}>
          <span className={styles["rank"]}>
            <span className="unseen">Rank </span>
            {rank}
          </span>
          <Link href={blueprintPage(project, blueprint)} prefetch={false}>
            <Name text={blueprint} />
          </Link>
          <span className={styles["why"]}>
            {lacks.length === 0
              ? "ready, but the free slot was kept for debt"
              : lacks.map(lacksWords).join(", ")}
          </span>
        </li>
      ))}
      {rest > 0 ? <li className={styles["more"]}>and {rest} more</li> : null}
    </ol>
  );
}
