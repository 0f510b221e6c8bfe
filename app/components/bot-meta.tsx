import Link from "next/link";
import { counted } from "#lib/domain/phrases.ts";
import type { BotView } from "#lib/flow/show-bot.ts";
import { changesPage, policyPage } from "./addresses.ts";
import styles from "./bot-meta.module.css";
import { Day } from "./moment.tsx";

/** How the bot works here, since when, and on how much. */
export function BotMeta({ view: { project, figures, condition } }: { view: BotView }) {
  const { mode, startedAt, pausedAt, now } = condition;
  return (
    <>
      <span className={styles["fact"]}>
        <Link href={`${policyPage(project)}#hold`} prefetch={false}>
          Mode {mode}
        </Link>
      </span>
      <span className={styles["fact"]}>
        {startedAt === null ? (
          "not started"
        ) : (
          <>
            started on <Day at={startedAt} now={now} />
          </>
        )}
      </span>
      {pausedAt === null ? null : <span className={styles["fact"]}>paused</span>}
      <span className={styles["fact"]}>
        <Link href={changesPage(project)} prefetch={false}>
          {counted(figures.open, "open change")}
        </Link>
      </span>
    </>
  );
}
