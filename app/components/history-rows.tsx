import Link from "next/link";
import { type SentencePart, sentenceParts } from "#lib/domain/decision-sentence.ts";
import { kindWords } from "#lib/domain/history-words.ts";
import { upperFirst } from "#lib/domain/phrases.ts";
import { overtakenAmong } from "#lib/domain/undoing.ts";
import { service } from "#lib/flow/record-slots.ts";
import type { BriefLine } from "#lib/flow/show-history.ts";
import { blueprintPage, changePage, entryPage } from "./addresses.ts";
import { UndoEntry } from "./deciding/undo-entry.tsx";
import styles from "./history-rows.module.css";
import { Ago } from "./moment.tsx";

type Given = {
  project: string;
  /** Newest first. */
  entries: readonly BriefLine[];
  now: Date;
  /** What the list is about; a decision on something else names it. */
  own?: { readonly change?: number | null; readonly blueprint?: string };
};

/** A list of decisions. The way back stands beside those that nothing in the list has overtaken. */
export function HistoryRows({ entries, ...given }: Given) {
  const overtaken = overtakenAmong(
    entries.map(({ reason, ...entry }) => ({ ...entry, code: reason.code })),
  );
  return (
    <ol>
      {entries.map((entry) => (
        <HistoryRow
          key={entry.seq}
          entry={entry}
          isOvertaken={overtaken.has(entry.seq)}
          {...given}
        />
      ))}
    </ol>
  );
}

type RowGiven = Omit<Given, "entries"> & { entry: BriefLine; isOvertaken: boolean };

/** One decision in a list: when, by whom, what, why, and the way to what it stood on. */
function HistoryRow({ project, entry, now, isOvertaken, own = {} }: RowGiven) {
  const { seq, at } = entry;
  return (
    <li className={styles["row"]} data-row="">
      <Link href={entryPage(project, seq)} prefetch={false} className={styles["when"]}>
        <Ago at={at} now={now} />
      </Link>
      <p>
        <Decider entry={entry} />{" "}
        <bdi>
          <Sentence project={project} entry={entry} own={own} />
        </bdi>
        <Why words={entry.reason.words} />{" "}
        <Link
          href={entryPage(project, seq)}
          prefetch={false}
          className={styles["facts"]}
          data-open=""
        >
          All the facts
        </Link>
        {isByRule(entry) || isOvertaken ? null : <UndoEntry entry={entry} isSmall />}
      </p>
    </li>
  );
}

/** The service has no name to be in bold, so what it did is. */
function Decider({ entry }: { entry: BriefLine }) {
  const { who, kind, reason } = entry;
  if (isByRule(entry)) return <b>{upperFirst(kindWords(kind, reason.code))}.</b>;
  return (
    <>
      <b>
        <bdi>{who}</bdi>
      </b>
      {isNamed(entry) ? null : ":"}
    </>
  );
}

/** A sentence that begins with its person needs no other beginning. */
const isNamed = ({ who, text }: BriefLine) => text.startsWith(`${who} `);

/** What was decided, with the way to what it is about; of the page's own subject there is none. */
function Sentence({ project, entry, own = {} }: Pick<RowGiven, "project" | "entry" | "own">) {
  const { change, blueprint, who } = entry;
  const parts = sentenceParts({
    text: isNamed(entry) ? entry.text.slice(who.length + 1) : entry.text,
    change: change === own.change ? null : change,
    blueprint: blueprint === own.blueprint ? null : blueprint,
  });
  return parts.map((part) => (
    <Part key={part.text} part={part} project={project} change={change ?? 0} />
  ));
}

function Part({ part, project, change }: { part: SentencePart; project: string; change: number }) {
  if (part.kind === "words") return part.text;
  const to =
    part.kind === "change" ? changePage(project, change) : blueprintPage(project, part.text);
  return (
    <Link href={to} prefetch={false}>
      <bdi>{part.text}</bdi>
    </Link>
  );
}

/** Decided by the service, from facts and the policy. */
export const isByRule = ({ who, reason }: BriefLine): boolean =>
  who === service && reason.words === null;

/** A person's reason, in their own words. */
export function Why({ words }: { words: string | null }) {
  if (words === null) return null;
  return (
    <span className={styles["why"]}>
      {" "}
      “<bdi>{words}</bdi>”
    </span>
  );
}
