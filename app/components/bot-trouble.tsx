import Link from "next/link";
import { failedSend } from "#lib/domain/bot-words.ts";
import { counted } from "#lib/domain/phrases.ts";
import type { BotView } from "#lib/flow/show-bot.ts";
import { attentionPage, changePage } from "./addresses.ts";
import styles from "./bot-trouble.module.css";
import { Glyph } from "./glyph.tsx";
import { NumberList } from "./number-list.tsx";
import { Panel } from "./panel.tsx";

/** Votes that nothing explains, what the server refuses, and what could not be sent yet. */
export function BotTrouble({ view }: { view: BotView }) {
  const { project, figures, refused, unsent } = view;
  const failing = unsent.failing.length;
  const isKnown = view.condition.silence === null && view.state.isRead;
  return (
    <Panel title="Orphans and failures">
      <ul className={styles["list"]}>
        {figures.orphans === 0 ? (
          <Fine
            isKnown={isKnown}
            text={isKnown ? "No orphan." : "No orphan was seen."}
            more={isKnown ? explained : "What stands on Gerrit now is not known."}
          />
        ) : (
          <li className={styles["stop"]}>
            <Glyph name="triangle" />
            <p>
              <Link href={`${attentionPage(project)}#orphan`} prefetch={false}>
                {counted(figures.orphans, "vote")} of the bot
              </Link>{" "}
              that nothing explains.
            </p>
          </li>
        )}
        {refused.map(({ text, total, first }) => (
          <li key={text} className={styles["stop"]}>
            <Glyph name="cross" />
            <p>
              <bdi>{text}</bdi>
              <NumberList project={project} total={total} first={first} />
            </p>
          </li>
        ))}
        {unsent.failing.map(({ change, kind, attempts, failure }) => (
          <li key={change} className={styles["stop"]}>
            <Glyph name="cross" />
            <p>
              <Link href={changePage(project, change)} prefetch={false}>
                {change}
              </Link>{" "}
              {failedSend(kind, attempts)} <bdi>{failure}</bdi>
            </p>
          </li>
        ))}
        {failing === 0 && refused.length === 0 ? (
          <Fine isKnown text="No failure." more={waitsWords(unsent.total)} />
        ) : null}
      </ul>
    </Panel>
  );
}

const explained = "Every vote of the bot is explained by what is true now.";

const waitsWords = (unsent: number) =>
  unsent === 0
    ? "Nothing waits to be sent."
    : `${counted(unsent, "message")} on the way to Gerrit.`;

function Fine({ isKnown, text, more }: { isKnown: boolean; text: string; more: string }) {
  return (
    <li className={isKnown ? styles["fine"] : undefined}>
      <Glyph name={isKnown ? "tick" : "question"} />
      <p>
        <b>{text}</b> {more}
      </p>
    </li>
  );
}
