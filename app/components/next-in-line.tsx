import Link from "next/link";
import { age } from "#lib/domain/age.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import { lacksWords } from "#lib/domain/wording.ts";
import type { Waiting } from "#lib/flow/line.ts";
import type { Board } from "#lib/flow/show-board.ts";
import { backlogPage, blueprintPage } from "./addresses.ts";
import { Foreign, Name } from "./foreign.tsx";
import { Glyph } from "./glyph.tsx";
import { KindAndOwner } from "./kind.tsx";
import { Still } from "./live/still.tsx";
import styles from "./next-in-line.module.css";
import { Panel } from "./panel.tsx";

/** So many ready ones are shown, with those above them that are skipped. */
const mostReady = 5;
const mostRows = 12;

/** The top of the line: who is ready, who is skipped and why. The whole of it is the backlog's page. */
export function NextInLine({ board: { project, backlog, ready, condition } }: { board: Board }) {
  const shown = topOf(backlog);
  const rest = backlog.length - shown.length;
  const note = backlog.length === 0 ? undefined : `${backlog.length} waiting, ${ready} ready`;
  return (
    <Still mark={markOf(shown)}>
      <Panel title="Next in line" note={note} mark="by rank">
        {backlog.length === 0 ? (
          <p className={styles["none"]}>
            <strong>Nothing waits.</strong> Approved blueprints without a slot stand here in their
            public order. <code>slots import</code> adds them.
          </p>
        ) : (
          <ol className={styles["line"]}>
            {shown.map((waiting) => (
              <li
                key={waiting.blueprint}
                className={waiting.ready ? undefined : styles["skipped"]}
                data-row=""
              >
                <span className={styles["rank"]}>
                  <span className="unseen">Rank </span>
                  {waiting.rank}
                </span>
                <Row project={project} waiting={waiting} now={condition.now} />
              </li>
            ))}
          </ol>
        )}
        {rest === 0 ? null : (
          <p className={styles["more"]}>
            <Link href={backlogPage(project, { state: "in-line" })} prefetch={false}>
              {rest} more in line
            </Link>
          </p>
        )}
      </Panel>
    </Still>
  );
}

/** Down to the last ready one that is shown, or so far as there is room. */
function topOf(backlog: readonly Waiting[]): readonly Waiting[] {
  const last = backlog.filter((one) => one.ready)[mostReady - 1];
  const end = last === undefined ? backlog.length : backlog.indexOf(last) + 1;
  return backlog.slice(0, Math.min(end, mostRows));
}

type RowGiven = { project: string; waiting: Waiting; now: Date };

function Row({ project, waiting, now }: RowGiven) {
  const { blueprint, title, ready, lacks, kind, owner, waitingSince } = waiting;
  const address = blueprintPage(project, blueprint);
  if (!ready) {
    return (
      <div className={styles["words"]}>
        <Link href={address} prefetch={false} data-open="" title={title.slice(0, 300)}>
          <Name text={blueprint} />
        </Link>
        <p>skipped: {lacks.map(lacksWords).join(", ")}</p>
      </div>
    );
  }
  return (
    <div className={styles["words"]}>
      <Link href={address} prefetch={false} data-open="" className={styles["title"]}>
        <Foreign text={title} />
      </Link>
      <Name text={blueprint} />
      <p>
        <span className={styles["ready"]}>
          <Glyph name="tick" /> ready
        </span>
        <KindAndOwner kind={kind} owner={owner} />
        <time dateTime={waitingSince.toISOString()} title={waitingSince.toUTCString()}>
          waited {age(waitingSince, now)}
        </time>
      </p>
    </div>
  );
}

const markOf = (line: readonly Waiting[]): string =>
  fingerprintOf(line.map(({ rank, blueprint, missing }) => `${rank} ${blueprint} ${missing}`));
