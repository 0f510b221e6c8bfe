import Link from "next/link";
import { service } from "#lib/flow/record-slots.ts";
import type { BotView } from "#lib/flow/show-bot.ts";
import { historyPage } from "./addresses.ts";
import { Ago, Since } from "./moment.tsx";
import { Panel } from "./panel.tsx";
import styles from "./rail-list.module.css";

/** What the bot did, and who steered it. */
export function BotLog({ view: { project, log, lately, condition } }: { view: BotView }) {
  const { now } = condition;
  return (
    <Panel title="Log" note="newest first">
      <p className={styles["lead"]}>
        {lately.isWhole ? (
          "In the last day: "
        ) : (
          <>
            Since <Since at={lately.since} now={now} />:{" "}
          </>
        )}
        {lately.text ?? "nothing"}.
      </p>
      <ol className={styles["list"]}>
        {log.map(({ seq, at, who, text, reason }) => (
          <li key={seq}>
            <span className={styles["when"]}>
              <Ago at={at} now={now} />
            </span>
            <p>
              {who === service ? null : <bdi className={styles["who"]}>{who}: </bdi>}
              <bdi>{text}</bdi>
              {reason === null ? null : (
                <span className={styles["why"]}>
                  {" "}
                  “<bdi>{reason}</bdi>”
                </span>
              )}
            </p>
          </li>
        ))}
      </ol>
      <p className={styles["rest"]}>
        <Link href={historyPage(project)} prefetch={false}>
          All decisions
        </Link>
      </p>
    </Panel>
  );
}
