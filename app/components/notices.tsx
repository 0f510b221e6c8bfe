import type { ReactNode } from "react";
import type { Obstacle } from "#lib/domain/obstacle.ts";
import { counted } from "#lib/domain/phrases.ts";
import type { Condition } from "#lib/flow/read-condition.ts";
import { Glyph, type GlyphName } from "./glyph.tsx";
import { Since } from "./moment.tsx";
import styles from "./notices.module.css";

type Given = {
  condition: Condition;
  isDemonstration: boolean;
  /** New holds that wait for a person's word. */
  unanswered: number;
};

/** What must be known before anything else on the page: that it is a demonstration, and the gravest of the rest. */
export function Notices({ condition, isDemonstration, unanswered }: Given) {
  return (
    <>
      {isDemonstration ? (
        <Notice tone="plain" glyph="flask" fact="Demonstration: nothing here is a real project.">
          Its review server and its people are made up and run inside this service.
        </Notice>
      ) : null}
      <Gravest condition={condition} unanswered={unanswered} />
    </>
  );
}

function Gravest({ condition, unanswered }: Omit<Given, "isDemonstration">) {
  const { obstacles, startedAt, pausedAt } = condition;
  const [gravest] = obstacles;
  // Before the first plan nobody expects a pass, and the first one is just being made.
  const isExpected = startedAt === null && gravest?.key === "service";
  if (gravest?.isTotal && !isExpected) return <InTheWay obstacle={gravest} now={condition.now} />;
  if (pausedAt !== null) return <PausedNotice condition={condition} at={pausedAt} />;
  if (startedAt === null) {
    return (
      <Notice tone="warn" glyph="pause" fact="Not started: nothing is written to Gerrit.">
        <FirstPlan />
      </Notice>
    );
  }
  if (gravest !== undefined) return <InTheWay obstacle={gravest} now={condition.now} />;
  if (unanswered === 0) return null;
  return (
    <Notice
      tone="warn"
      glyph="pause"
      fact={`${counted(unanswered, "new hold")} ${unanswered === 1 ? "waits" : "wait"} for a person.`}
    >
      An operator or core runs <code>slots plan</code>, then <code>slots approve ID</code>.
    </Notice>
  );
}

/** The remedy is for operators, who have `slots status`: it names files and servers. */
function InTheWay({ obstacle, now }: { obstacle: Obstacle; now: Date }) {
  const { fact: subject, effect, since } = obstacle;
  const fact = (
    <>
      {subject}
      {since === null ? null : (
        <>
          {" "}
          since <Since at={since} now={now} />
        </>
      )}
      : {effect}.
    </>
  );
  return (
    <Notice
      tone={obstacle.isTotal ? "stop" : "warn"}
      glyph={obstacle.isTotal ? "cross" : "triangle"}
      fact={fact}
    >
      An operator runs <code>slots status</code>: it tells what to do.
    </Notice>
  );
}

function PausedNotice({ condition, at }: { condition: Condition; at: Date }) {
  const { startedAt, pausedBy, now } = condition;
  const fact = (
    <>
      {startedAt === null ? "Not started, and paused" : "Paused"} since <Since at={at} now={now} />
      {pausedBy === null ? null : (
        <>
          {" "}
          by <bdi>{pausedBy.who}</bdi>
        </>
      )}
      : nothing is written and all clocks stand still.
    </>
  );
  return (
    <Notice tone="warn" glyph="pause" fact={fact}>
      {pausedBy?.reason ? (
        <>
          “<bdi>{pausedBy.reason}</bdi>”{" "}
        </>
      ) : null}
      An operator or core ends the pause with <code>slots resume --reason "…"</code>.{" "}
      {startedAt === null ? <FirstPlan /> : null}
    </Notice>
  );
}

function FirstPlan() {
  return (
    <>
      An operator or core begins it by approving the first plan: <code>slots plan</code>, then{" "}
      <code>slots approve ID</code>. Until then no slot is filled or freed and no change is held.
    </>
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
