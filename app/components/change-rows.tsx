import Link from "next/link";
import { placeWords } from "#lib/domain/verdict-words.ts";
import type { ListedChange } from "#lib/flow/list-changes.ts";
import { changePage } from "./addresses.ts";
import { BlueprintLink } from "./blueprint-link.tsx";
import styles from "./change-rows.module.css";
import { ChangeStateCell } from "./change-state-cell.tsx";
import { LiftButton } from "./deciding/lift-button.tsx";
import { Foreign } from "./foreign.tsx";
import { PersonLink } from "./person-link.tsx";
import cells from "./row-cells.module.css";
import rows from "./work-rows.module.css";

export type ChangeRow = ListedChange & {
  readonly project: string;
  /** What its reader does now, in words. */
  readonly doNow?: readonly string[];
};

type Given = {
  changes: readonly ChangeRow[];
  now: Date;
  /** Each with its owner, where they are not all somebody's. */
  hasOwner?: boolean;
  /** They are the reader's own. */
  isYours?: boolean;
  /** Each with its project, where they are of several. */
  hasProject?: boolean;
  /** Each hold can be lifted where it is listed. */
  hasLift?: boolean;
};

/** Changes of any kind, one a line: its state, number and subject, and where its work stands. */
export function ChangeRows({ changes, now, isYours = false, ...given }: Given) {
  const { hasOwner = false, hasProject = false, hasLift = false } = given;
  return (
    <ul className={`${rows["rows"]} ${hasOwner ? rows["owned"] : ""}`}>
      {changes.map((row) => (
        <li key={`${row.project} ${row.change}`} data-row="">
          <span className={`${rows["state"]} ${styles["state"]}`}>
            <ChangeStateCell row={row} now={now} isYours={isYours} />
          </span>
          <span className={`${cells["number"]} ${styles["number"]}`}>{row.change}</span>
          <span className={`${cells["words"]} ${rows["words"]}`}>
            <Link href={changePage(row.project, row.change)} prefetch={false} data-open="">
              <Foreign text={row.subject} />
            </Link>
            <DoNow steps={row.doNow ?? []} />
          </span>
          {hasOwner ? (
            <span className={`${cells["owner"]} ${rows["owner"]}`}>
              <PersonLink project={row.project} name={row.owner} />
            </span>
          ) : null}
          <Where row={row} hasProject={hasProject} hasLift={hasLift} />
        </li>
      ))}
    </ul>
  );
}

function DoNow({ steps }: { steps: readonly string[] }) {
  const [first] = steps;
  return first === undefined ? null : <span className={cells["do"]}>{first}.</span>;
}

type WhereGiven = { row: ChangeRow; hasProject: boolean; hasLift: boolean };

function Where({ row, hasProject, hasLift }: WhereGiven) {
  const [blueprint] = row.blueprints;
  const place = placeWords(row);
  return (
    <span className={rows["where"]}>
      {hasProject ? <bdi>{row.project}</bdi> : null}
      {blueprint === undefined ? null : (
        <BlueprintLink
          project={row.project}
          name={blueprint}
          isKnown={row.verdict !== "unknown-blueprint"}
        />
      )}
      {place === null ? null : <span className={rows["place"]}>{place}</span>}
      {hasLift && row.held ? (
        <span className={rows["lift"]}>
          <LiftButton change={row.change} />
        </span>
      ) : null}
    </span>
  );
}
