import Link from "next/link";
import { blueprintPage, boardPage, changePage, entryPage } from "#app/components/addresses.ts";
import { Columns } from "#app/components/columns.tsx";
import { UndoEntry } from "#app/components/deciding/undo-entry.tsx";
import { Facts, type Fact as Row } from "#app/components/facts.tsx";
import { Name } from "#app/components/foreign.tsx";
import { isByRule, Why } from "#app/components/history-rows.tsx";
import { Ago, Since } from "#app/components/moment.tsx";
import { Panel } from "#app/components/panel.tsx";
import { kindWords } from "#lib/domain/history-words.ts";
import { shown } from "#lib/domain/phrases.ts";
import { tokenIn } from "#lib/flow/by-token.ts";
import type { EntryView } from "#lib/flow/show-entry.ts";
import type { BriefLine } from "#lib/flow/show-history.ts";
import styles from "./entry-view.module.css";
import { FactTree } from "./fact-tree.tsx";
import { PassedBy } from "./passed-by.tsx";
import { RawFacts } from "./raw-facts.tsx";

/** One decision: who, when, why, about what, and all that it stood on. */
export function EntryDetails({ view }: { view: EntryView }) {
  const { project, entry, facts, passedBy, condition } = view;
  const { now } = condition;
  const hasBeside = view.earlier !== null || view.later !== null;
  return (
    <Columns width="reading" rail={hasBeside ? <Beside view={view} /> : null}>
      <Panel title="This decision">
        <Facts facts={rowsOf(view)} />
        {isByRule(entry) ? null : (
          <div className={styles["undo"]}>
            <UndoEntry entry={entry} />
          </div>
        )}
      </Panel>
      {passedBy.length === 0 ? null : <PassedBy project={project} passedBy={passedBy} />}
      <Panel
        title="On what facts"
        note={facts.length === 0 ? undefined : "as they were observed then"}
      >
        {facts.length === 0 ? (
          <p className={styles["none"]}>Nothing but the word of who decided it.</p>
        ) : (
          <FactTree facts={facts} now={now} />
        )}
        <RawFacts entry={entry} />
      </Panel>
    </Columns>
  );
}

function rowsOf({ project, entry, condition: { now } }: EntryView): readonly Row[] {
  const { at, who, kind, reason, change, blueprint, undoes } = entry;
  const rows: readonly (Row | null)[] = [
    { name: "What", value: kindWords(kind, reason.code) },
    {
      name: "Who",
      value: isByRule(entry) ? (
        "The service, by its rules and these facts"
      ) : (
        <>
          <b>
            <bdi>{who}</bdi>
          </b>
          <ByToken name={tokenIn(entry.facts)} />
        </>
      ),
    },
    undoes === null
      ? null
      : {
          name: "Puts back",
          value: (
            <Link href={entryPage(project, undoes)} prefetch={false}>
              decision {undoes}
            </Link>
          ),
        },
    reason.words === null ? null : { name: "Why", value: <Why words={reason.words} /> },
    {
      name: "When",
      value: (
        <>
          <Since at={at} now={now} />,{" "}
          <Link href={boardPage(project, { at: at.toISOString() })} prefetch={false}>
            the board then
          </Link>
        </>
      ),
    },
    change === null
      ? null
      : {
          name: "Change",
          value: (
            <Link href={changePage(project, change)} prefetch={false}>
              {change}
            </Link>
          ),
        },
    blueprint === null
      ? null
      : {
          name: "Blueprint",
          value: (
            <Link href={blueprintPage(project, blueprint)} prefetch={false}>
              <Name text={blueprint} />
            </Link>
          ),
        },
  ];
  return rows.filter((row) => row !== null);
}

/** A script of theirs decided it. */
function ByToken({ name }: { name: string | null }) {
  if (name === null) return null;
  return (
    <>
      , by the token “<bdi>{name}</bdi>”
    </>
  );
}

/** The decisions before and after it on the same subject. */
function Beside({ view }: { view: EntryView }) {
  const { project, entry, earlier, later, condition } = view;
  const title = sameWords(entry);
  return (
    <nav aria-label={title}>
      <Panel title={title}>
        <Neighbour project={project} words="Later" entry={later} now={condition.now} />
        <Neighbour project={project} words="Earlier" entry={earlier} now={condition.now} />
      </Panel>
    </nav>
  );
}

function sameWords({ change, blueprint }: BriefLine): string {
  if (change !== null) return `On change ${change}`;
  return blueprint === null ? "Of the same kind" : `On ${shown(blueprint)}`;
}

type NeighbourGiven = { project: string; words: string; entry: BriefLine | null; now: Date };

function Neighbour({ project, words, entry, now }: NeighbourGiven) {
  if (entry === null) return null;
  return (
    <p className={styles["beside"]}>
      <span>
        {words}, <Ago at={entry.at} now={now} />
      </span>
      <Link
        href={entryPage(project, entry.seq)}
        prefetch={false}
        rel={words === "Later" ? "next" : "prev"}
      >
        <bdi>{entry.text}</bdi>
      </Link>
    </p>
  );
}
