import { waitingSentences } from "#lib/flow/pass-report.ts";
import type { BotView } from "#lib/flow/show-bot.ts";
import { Command } from "./command.tsx";
import { Glyph } from "./glyph.tsx";
import styles from "./kept-back.module.css";
import { NumberList } from "./number-list.tsx";

/** New holds that the bot does not place by itself, why, and what answers; nothing where there are none. */
export function KeptBack({ view: { project, waiting, unanswered } }: { view: BotView }) {
  if (waiting.length === 0) return null;
  return (
    <div className={styles["kept"]}>
      <ul>
        {waiting.map(({ why, total, first }) => (
          <li key={why}>
            <Glyph name="pause" />
            <p>
              <b>{total} kept back.</b> {waitingSentences[why]}
              <NumberList project={project} total={total} first={first} />
            </p>
          </li>
        ))}
      </ul>
      {unanswered === 0 ? null : (
        <p className={styles["answer"]}>
          An operator, lead or core lets them go with “Make a plan”, or with{" "}
          <Command text="slots plan" /> and <Command text="slots approve ID" />.
        </p>
      )}
    </div>
  );
}
