import Link from "next/link";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import {
  needSentence,
  nothingOf,
  openReviews,
  personTitles,
  roleSentence,
  roleWords,
} from "#lib/domain/person-words.ts";
import type { Reader } from "#lib/domain/review-words.ts";
import type { PersonView } from "#lib/flow/show-person.ts";
import { changesPage } from "./addresses.ts";
import { BlueprintRows } from "./blueprint-rows.tsx";
import { ChangeRows } from "./change-rows.tsx";
import { Still } from "./live/still.tsx";
import { Panel } from "./panel.tsx";
import styles from "./person-view.module.css";
import { TaskList } from "./task-list.tsx";

/** So many rows of a list are shown. */
const most = 50;

type Given = { view: PersonView; reader: Reader };

/** The answer of somebody's page. */
export function personHeading({ name, role, counts }: PersonView): string {
  const words = roleWords[role];
  return words === null ? needSentence(counts, { name, isYou: false }) : roleSentence(name, words);
}

/** Somebody's names. */
export function PersonMeta({ view: { name, fullName } }: { view: PersonView }) {
  return (
    <>
      <bdi>{name}</bdi>
      {fullName === null ? null : <bdi>{fullName}</bdi>}
    </>
  );
}

/** Somebody's work in one project: what needs them now, and everything else of theirs. */
export function PersonDetails({ view, reader }: Given) {
  const { project, blueprints, changes, reviews, condition } = view;
  const { now } = condition;
  const titles = personTitles(reader);
  const other = inProject(
    project,
    changes.filter(({ needsAuthor }) => !needsAuthor),
  );
  const others = inProject(project, reviews.others);
  return (
    <Still mark={markOf(view)}>
      <div className={styles["parts"]}>
        <TaskList view={view} reader={reader} title={titles.needs} />
        {blueprints.length + changes.length === 0 ? (
          <p className={styles["none"]}>{nothingOf(reader)}</p>
        ) : null}
        {blueprints.length === 0 ? null : (
          <Panel title={titles.blueprints} note="by rank">
            <BlueprintRows blueprints={inProject(project, blueprints)} now={now} />
          </Panel>
        )}
        {other.length === 0 ? null : (
          <Panel title={titles.changes} note={noteOf(other, "those in a slot first")}>
            <ChangeRows changes={other.slice(0, most)} now={now} />
          </Panel>
        )}
        {others.length === 0 ? null : (
          <Panel title={titles.others} note={noteOf(others, "in slot order")}>
            <ChangeRows changes={others.slice(0, most)} now={now} hasOwner />
          </Panel>
        )}
        <Invitation view={view} />
      </div>
    </Still>
  );
}

/** Another one where the page says something else; ages alone are no news. */
const markOf = ({ blueprints, changes, reviews }: PersonView): string =>
  fingerprintOf([
    ...blueprints.map(
      (one) => `${one.blueprint} ${JSON.stringify(one.standing)} ${one.lacks.length}`,
    ),
    ...changes.map((one) => `${one.change} ${one.verdict} ${one.state} ${one.position}`),
    ...reviews.needed.map(({ change, why }) => `${change} ${why}`),
    ...reviews.others.map(({ change, state }) => `${change} ${state}`),
  ]);

const inProject = <Row,>(project: string, rows: readonly Row[]) =>
  rows.map((row) => ({ ...row, project }));

const noteOf = ({ length }: readonly unknown[], words: string): string =>
  length > most ? `the first ${most} of ${length}, ${words}` : `${length}, ${words}`;

/** Where the reviews are, for who never reviewed here. */
function Invitation({ view: { project, role, reviews } }: { view: PersonView }) {
  if (role !== "person" || reviews.isDeciding || reviews.open === 0) return null;
  return (
    <p className={styles["more"]}>
      <Link href={changesPage(project, { turn: "reviewers" })} prefetch={false}>
        {openReviews(reviews.open)}
      </Link>
      .
    </p>
  );
}
