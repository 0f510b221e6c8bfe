import { Glyph } from "#app/components/glyph.tsx";
import { comingWords } from "#lib/domain/follows-words.ts";
import type { PendingDecision } from "#lib/flow/show-pending.ts";
import { CancelButton } from "./cancel-button.tsx";
import { Countdown } from "./countdown.tsx";
import styles from "./pending-strip.module.css";

type Given = { pending: readonly PendingDecision[]; now: Date };

/** What is decided and not sent yet, for everybody to see; who may, takes it back. Nothing where there is none. */
export function PendingStrip({ pending, now }: Given) {
  if (pending.length === 0) return null;
  return (
    <section className={styles["strip"]} aria-label="Decided, not sent yet">
      <ul>
        {pending.map((one) => (
          <Row key={one.id} pending={one} now={now} />
        ))}
      </ul>
    </section>
  );
}

function Row({ pending, now }: { pending: PendingDecision; now: Date }) {
  const { id, text, who, reason, due, comesTo } = pending;
  return (
    <li>
      <Glyph name="clock" />
      <p>
        <b>
          <bdi>{who}</bdi>:
        </b>{" "}
        <bdi>{text}</bdi>{" "}
        {reason === null ? null : (
          <span className={styles["reason"]}>
            “<bdi>{reason}</bdi>”
          </span>
        )}
      </p>
      <p className={styles["when"]}>
        {pending.lapses ? "The project is paused: it lapses" : comingWords(pending)} at{" "}
        <time dateTime={due.toISOString()}>{clockOf(due)}</time>
        <Countdown due={due} now={now} who={who} />
      </p>
      <CancelButton
        id={id}
        due={due.toISOString()}
        kind={comesTo.kind === "undo" ? null : comesTo.kind}
        who={who}
        text={text}
      />
    </li>
  );
}

/** "12:31:05 UTC": here a second counts. */
const clockOf = (instant: Date): string => `${instant.toISOString().slice(11, 19)} UTC`;
