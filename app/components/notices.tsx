import Link from "next/link";
import { isIdle, type Obstacle } from "#lib/domain/obstacle.ts";
import { counted } from "#lib/domain/phrases.ts";
import type { Condition } from "#lib/flow/read-condition.ts";
import { botPage, setupPage } from "./addresses.ts";
import { Since } from "./moment.tsx";
import { Notice } from "./notice.tsx";

type Given = {
  /** Whose page it is; null where it is about no project. */
  project: string | null;
  /** Null where a page is about no project. */
  condition: Condition | null;
  isDemonstration: boolean;
  /** New holds that wait for a person's word. */
  unanswered: number;
};

/** What must be known before anything else on the page: that it is a demonstration, and the gravest of the rest. */
export function Notices({ project, condition, isDemonstration, unanswered }: Given) {
  return (
    <>
      {isDemonstration ? (
        <Notice tone="plain" glyph="flask" fact="Demonstration: nothing here is a real project.">
          Its review server and its people are made up and run inside this service.
        </Notice>
      ) : null}
      {condition === null ? null : (
        <Gravest {...{ project, condition, isDemonstration, unanswered }} />
      )}
    </>
  );
}

type GravestGiven = Given & { condition: Condition };

function Gravest({ project, condition, isDemonstration, unanswered }: GravestGiven) {
  const { obstacles, startedAt, pausedAt, isStarting } = condition;
  const [gravest] = obstacles;
  // Before the first plan nobody expects a pass.
  const isExpected = startedAt === null && gravest !== undefined && isIdle(gravest);
  if (gravest?.isTotal && !isExpected) return <InTheWay obstacle={gravest} now={condition.now} />;
  if (pausedAt !== null) return <PausedNotice {...{ project, condition }} at={pausedAt} />;
  if (startedAt === null) {
    return isStarting ? (
      <FirstRead {...{ project, isDemonstration }} />
    ) : (
      <NotStarted project={project} />
    );
  }
  if (isStarting) return <Starting />;
  if (gravest !== undefined) return <InTheWay obstacle={gravest} now={condition.now} />;
  return <Unanswered project={project} holds={unanswered} />;
}

function Unanswered({ project, holds }: Whose & { holds: number }) {
  if (holds === 0) return null;
  return (
    <Notice
      tone="warn"
      glyph="pause"
      fact={`${counted(holds, "new hold")} ${holds === 1 ? "waits" : "wait"} for a person.`}
    >
      An operator, lead or core lets them go{" "}
      <ToBot project={project} part="#plan" text="on the bot's page" />, or with{" "}
      <code>slots plan</code> and <code>slots approve ID</code>.
    </Notice>
  );
}

type Whose = Pick<Given, "project">;

function NotStarted({ project }: Whose) {
  return (
    <Notice tone="warn" glyph="pause" fact="Not started: nothing is written to Gerrit.">
      <FirstPlan project={project} />
    </Notice>
  );
}

/** Everything is as it should be: the demonstration approves its first plan itself. */
function FirstRead({ project, isDemonstration }: Pick<Given, "project" | "isDemonstration">) {
  return (
    <Notice tone="plain" glyph="clock" fact="Gerrit is being read for the first time.">
      {isDemonstration ? "Within a minute its slots are filled." : <FirstPlan project={project} />}
    </Notice>
  );
}

function Starting() {
  return (
    <Notice tone="plain" glyph="clock" fact="The service is starting.">
      Its first pass is being made. Until then this page is as it was read last.
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

type PausedGiven = Whose & { condition: Condition; at: Date };

function PausedNotice({ project, condition, at }: PausedGiven) {
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
      An operator, lead or core ends the pause <ToBot project={project} text="on the bot's page" />,
      or with <code>slots resume --reason "…"</code>.{" "}
      {startedAt === null ? <FirstPlan project={project} /> : null}
    </Notice>
  );
}

type ToBotGiven = Whose & { part?: string; text: string };

function ToBot({ project, part = "", text }: ToBotGiven) {
  return project === null ? (
    text
  ) : (
    <Link href={`${botPage(project)}${part}`} prefetch={false}>
      {text}
    </Link>
  );
}

function FirstPlan({ project }: Whose) {
  return (
    <>
      An operator, lead or core begins the project by approving the first plan,{" "}
      <ToBot project={project} part="#plan" text="on the bot's page" /> or with{" "}
      <code>slots plan</code> and <code>slots approve ID</code>. Until then no slot is filled or
      freed and no change is held.{" "}
      {project === null ? null : (
        <Link href={setupPage(project)} prefetch={false}>
          Set up step by step
        </Link>
      )}
    </>
  );
}
