import Link from "next/link";
import { groupWords } from "#lib/domain/bot-words.ts";
import { counted } from "#lib/domain/phrases.ts";
import type { BotGroup, Example } from "#lib/flow/bot-plan.ts";
import { blueprintPage, botPage, changePage, changesPage, withQuery } from "./addresses.ts";
import { AskButton } from "./deciding/ask-button.tsx";
import { askOnChange } from "./deciding/asks.ts";
import { Name } from "./foreign.tsx";
import { Glyph } from "./glyph.tsx";
import styles from "./hold-group.module.css";

type Given = {
  project: string;
  /** Holds of a plan, or those that stand. */
  of: "plan" | "standing";
  group: BotGroup;
  isOpen: boolean;
};

/** Holds whose words say the same but for names and numbers, with an example of those words. */
export function HoldGroup({ project, of, group, isOpen }: Given) {
  const { code, changes, owners, blueprintCount, example } = group;
  const [lead, state] = groupWords[code];
  return (
    <details className={styles["group"]} id={`${of}-${code}`} open={isOpen}>
      <summary>
        <span className={styles["chevron"]}>
          <Glyph name="chevron" />
        </span>
        <b className={styles["count"]}>{changes}</b>
        <span>
          {lead} <b>{state}</b>
        </span>
        <span className={styles["spread"]}>
          {blueprintCount === 0 ? "" : `${counted(blueprintCount, "blueprint")}, `}
          {counted(owners, "owner")}
        </span>
      </summary>
      {example === null ? null : <Words {...{ project, of, group, example }} />}
      <Blueprints project={project} group={group} />
    </details>
  );
}

type WordsGiven = Omit<Given, "isOpen"> & { example: Example };

function Words({ project, of, group, example: { change, text, next } }: WordsGiven) {
  return (
    <div className={styles["words"]}>
      {text === null ? (
        <p className={styles["silent"]}>Nothing is said: each of them was told before.</p>
      ) : (
        <pre>
          <bdi>{text}</bdi>
        </pre>
      )}
      <p className={styles["foot"]}>
        {of === "plan" ? "As it would stand on" : "As it is true now on"}{" "}
        <Link href={changePage(project, change)} prefetch={false}>
          {change}
        </Link>
        {group.changes === 1 ? "." : `, one of ${group.changes}. ${formsOf(of, group)}`}{" "}
        {next === null ? null : (
          <Link
            href={`${withQuery(botPage(project), { example: next })}#${of}-${group.code}`}
            prefetch={false}
          >
            Next example
          </Link>
        )}
      </p>
      {of === "plan" ? null : (
        <p className={styles["lift"]}>
          <AskButton
            ask={askOnChange("lift", change)}
            kind="exempt"
            label={`Lift the hold of ${change}`}
          />
          {group.changes === 1 ? null : (
            <Link
              href={changesPage(project, { verdict: verdictOf(group), held: "yes" })}
              prefetch={false}
            >
              Or choose one of {group.changes}
            </Link>
          )}
        </p>
      )}
    </div>
  );
}

/** Who reads these words, and who fewer. */
function formsOf(of: Given["of"], { forms: { full, line, silent } }: BotGroup): string {
  if (of === "standing") return "Names, places and numbers differ.";
  const parts = [
    ...(full === 0 ? [] : [`${full} in full`]),
    ...(line === 0 ? [] : [`${line} in one line`]),
    ...(silent === 0 ? [] : [`${silent} without a word, told before`]),
  ];
  return `${parts.join(", ")}; names, places and numbers differ.`;
}

/** Whoever waits is told what is missing, but waits either way. */
const verdictOf = ({ code }: BotGroup): string =>
  code === "ready" || code === "missing" ? "waiting" : code;

function Blueprints({ project, group }: Pick<Given, "project" | "group">) {
  const { blueprints, blueprintCount, changes } = group;
  if (blueprintCount === 0) return null;
  const rest = changes - blueprints.reduce((sum, one) => sum + one.changes, 0);
  return (
    <ul className={styles["blueprints"]}>
      {blueprints.map((one) => (
        <li key={one.name}>
          <span>{one.changes}</span>
          <Link href={blueprintPage(project, one.name)} prefetch={false}>
            <Name text={one.name} />
          </Link>
        </li>
      ))}
      {blueprintCount > blueprints.length ? (
        <li className={styles["rest"]}>
          <Link href={changesPage(project, { verdict: verdictOf(group) })} prefetch={false}>
            {counted(blueprintCount - blueprints.length, "more blueprint")},{" "}
            {counted(rest, "change")}
          </Link>
        </li>
      ) : null}
    </ul>
  );
}
