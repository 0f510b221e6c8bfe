import Link from "next/link";
import { counted } from "#lib/domain/phrases.ts";
import type { Otherwise } from "#lib/flow/bot-figures.ts";
import type { BotView } from "#lib/flow/show-bot.ts";
import { attentionPage, changePage } from "./addresses.ts";
import { Day } from "./moment.tsx";
import { Panel } from "./panel.tsx";
import styles from "./rail-list.module.css";

/** Changes that people exempted: what they decide goes before what the bot would. */
export function PeopleOtherwise({ view: { project, figures, condition } }: { view: BotView }) {
  const { total, decisions, approved } = figures.otherwise;
  return (
    <Panel title="People decided otherwise" mark={total === 0 ? undefined : total}>
      <ol className={styles["list"]}>
        {decisions.map((one) => (
          <li key={`${one.change} ${one.kind}`}>
            <span className={styles["when"]}>
              <Day at={one.at} now={condition.now} />
            </span>
            <p>
              <bdi className={styles["who"]}>{one.who}</bdi> {verbs[one.kind]}{" "}
              <Link href={changePage(project, one.change)} prefetch={false}>
                {one.change}
              </Link>
              <Reason decision={one} />
            </p>
          </li>
        ))}
      </ol>
      <p className={styles["rest"]}>
        {restOf(total, decisions.length)}
        {approved === 0 ? null : (
          <Link href={`${attentionPage(project)}#approved`} prefetch={false}>
            {counted(approved, "change")} approved outside a slot
          </Link>
        )}
      </p>
    </Panel>
  );
}

function restOf(total: number, shown: number): string {
  if (total === 0) return "Nobody exempted an open change. ";
  return total > shown ? `and ${total - shown} more. ` : "";
}

const verbs = { person: "exempted", "vote-removed": "took the hold off" } as const;

function Reason({ decision: { kind, reason } }: { decision: Otherwise }) {
  if (kind !== "person") return " in Gerrit";
  return (
    <span className={styles["why"]}>
      : “<bdi>{reason}</bdi>”
    </span>
  );
}
