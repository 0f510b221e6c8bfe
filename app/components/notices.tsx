import type { ReactNode } from "react";
import type { Condition } from "#lib/flow/read-condition.ts";
import { Glyph, type GlyphName } from "./glyph.tsx";
import { Since } from "./moment.tsx";
import styles from "./notices.module.css";

type Given = { condition: Condition; isDemonstration: boolean };

/** What must be known before anything else on the page: that it is a demonstration, and the gravest of the rest. */
export function Notices({ condition, isDemonstration }: Given) {
  return (
    <>
      {isDemonstration ? (
        <Notice tone="plain" glyph="flask" fact="Demonstration: nothing here is a real project.">
          Its review server and its people are made up and run inside this service.
        </Notice>
      ) : null}
      <Gravest condition={condition} />
    </>
  );
}

function Gravest({ condition: { silence, startedAt, pausedAt, now } }: { condition: Condition }) {
  if (silence !== null) {
    return (
      <Notice
        tone="stop"
        glyph="cross"
        fact={
          <>
            Gerrit silent since <Since at={silence.since} now={now} />: nothing is held, bumped or
            freed until it answers.
          </>
        }
      >
        What changed there is unknown. For operators: {silence.text}
      </Notice>
    );
  }
  if (startedAt === null) {
    return (
      <Notice tone="warn" glyph="pause" fact="Not started: nothing is written to Gerrit.">
        A person begins it by approving the first plan: <code>slots plan</code>, then{" "}
        <code>slots approve</code>. Until then no slot is filled and no change is held.
      </Notice>
    );
  }
  if (pausedAt === null) return null;
  return (
    <Notice
      tone="warn"
      glyph="pause"
      fact={
        <>
          Paused since <Since at={pausedAt} now={now} />: nothing is written and all clocks stand
          still.
        </>
      }
    >
      <code>slots resume</code> lets it go on.
    </Notice>
  );
}

type Words = {
  tone: "plain" | "warn" | "stop";
  glyph: GlyphName;
  fact: ReactNode;
  children: ReactNode;
};

function Notice({ tone, glyph, fact, children }: Words) {
  return (
    <section className={`${styles["notice"]} ${styles[tone]}`} aria-label="Notice">
      <Glyph name={glyph} />
      <p>
        <strong>{fact}</strong> {children}
      </p>
    </section>
  );
}
