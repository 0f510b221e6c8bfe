import Link from "next/link";
import type { Reader } from "#lib/domain/review-words.ts";
import type { PersonView } from "#lib/flow/show-person.ts";
import { changePage } from "./addresses.ts";
import { BlueprintLink } from "./blueprint-link.tsx";
import { ChangeStateCell } from "./change-state-cell.tsx";
import { ReadyButton } from "./deciding/ready-button.tsx";
import { Foreign } from "./foreign.tsx";
import { GerritLink } from "./gerrit-link.tsx";
import { Since } from "./moment.tsx";
import { Panel } from "./panel.tsx";
import cells from "./row-cells.module.css";
import { type Task, type TaskGroup, taskGroups } from "./task-groups.ts";
import styles from "./task-list.module.css";

type Given = { view: PersonView; reader: Reader; title: string };

/** What needs somebody now: their own work, then reviews in the order of the slots. */
export function TaskList({ view, reader: { isYou }, title }: Given) {
  const { project, condition } = view;
  const groups = taskGroups(view);
  if (groups.length === 0) return null;
  const hasReviews = view.reviews.needed.length > 0;
  const note = groups[0]?.isOwn
    ? hasReviews
      ? "own work, then reviews"
      : undefined
    : "in slot order";
  return (
    <Panel title={title} note={note}>
      <ol className={styles["groups"]}>
        {groups.map((group) => (
          <li key={group.key}>
            <Head project={project} group={group} />
            <ul className={styles["tasks"]}>
              {group.tasks.map((task) => (
                <li key={task.row.change} data-row="">
                  <Row
                    project={project}
                    task={task}
                    now={condition.now}
                    isYours={isYou && group.isOwn}
                  />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** The slot, where all look first, and the blueprint in it. */
function Head({ project, group }: { project: string; group: TaskGroup }) {
  const { slot, blueprint, isKnown, owner, doNow, readyBy } = group;
  return (
    <div className={styles["head"]}>
      <span className={styles["slot"]}>
        {slot === null ? null : (
          <>
            <span className="unseen">Slot </span>
            {slot}
          </>
        )}
      </span>
      <p>
        {blueprint === null ? (
          "No blueprint"
        ) : (
          <BlueprintLink project={project} name={blueprint} isKnown={isKnown} />
        )}
        {owner === null ? null : (
          <>
            {" "}
            <bdi className={styles["owner"]}>{owner}</bdi>
          </>
        )}
        {doNow === null ? null : <span className={styles["why"]}> {doNow}</span>}
        {blueprint === null || readyBy === null ? null : (
          <ReadyButton blueprint={blueprint} owner={readyBy} />
        )}
      </p>
    </div>
  );
}

type One = { project: string; task: Task; now: Date; isYours: boolean };

function Row({ project, task: { row, why, asked }, now, isYours }: One) {
  return (
    <>
      <span className={`${cells["number"]} ${styles["number"]}`}>{row.change}</span>
      <Link
        href={changePage(project, row.change)}
        prefetch={false}
        data-open=""
        className={styles["subject"]}
      >
        <Foreign text={row.subject} />
      </Link>
      <p className={styles["why"]}>
        {why}
        {asked === null ? null : (
          <>
            {" "}
            Gerrit asks since <Since at={asked.since} now={now} />: “<bdi>{asked.reason}</bdi>”
          </>
        )}
      </p>
      <span className={styles["beside"]}>
        <ChangeStateCell row={row} now={now} isYours={isYours} />
        <GerritLink project={project} change={row} />
      </span>
    </>
  );
}
