import type { BotView } from "#lib/flow/show-bot.ts";
import { BotActsList } from "./bot-acts.tsx";
import { BotApprove } from "./bot-approve.tsx";
import styles from "./bot-plan.module.css";
import { BotStart } from "./bot-start.tsx";
import { Glyph } from "./glyph.tsx";
import { HoldGroups } from "./hold-groups.tsx";
import { KeptBack } from "./kept-back.tsx";
import { Panel } from "./panel.tsx";

type Given = { view: BotView; isSent: boolean; asked: number | null };

/**
 * What the bot would do. Before it may place anything that is one plan; after that new holds, of which some wait for a
 * person, and what the next pass does by itself are two things.
 */
export function BotPlan({ view, isSent, asked }: Given) {
  const { isStarted, mode } = view.state;
  return isStarted && mode !== "observe" ? (
    <>
      <NewHolds view={view} isSent={isSent} asked={asked} />
      <NextPass view={view} />
    </>
  ) : (
    <WholePlan view={view} isSent={isSent} asked={asked} />
  );
}

const words = "in the words people will read";

function WholePlan({ view, isSent, asked }: Given) {
  const { project, groups, acts, state } = view;
  const isEmpty = groups.length === 0 && acts.length === 0;
  return (
    <Panel
      id="plan"
      title={state.isStarted ? "What it would do" : "First plan"}
      note={groups.length === 0 ? undefined : words}
    >
      {isEmpty ? <Nothing view={view} /> : null}
      <HoldGroups of="plan" view={view} groups={groups} asked={asked} />
      <BotActsList project={project} acts={acts} />
      {state.isStarted ? null : <Approve view={view} isSent={isSent} />}
      {isEmpty ? null : <BotStart isStarted={state.isStarted} />}
    </Panel>
  );
}

function NewHolds({ view, isSent, asked }: Given) {
  const { groups, waiting } = view;
  if (groups.length === 0 && waiting.length === 0) return null;
  return (
    <Panel id="plan" title="New holds" note={words}>
      <KeptBack view={view} />
      <HoldGroups of="plan" view={view} groups={groups} asked={asked} />
      <Approve view={view} isSent={isSent} />
    </Panel>
  );
}

/** What answers it, under the words that would be posted. */
const Approve = ({ view: { plan, state }, isSent }: Pick<Given, "view" | "isSent">) => (
  <BotApprove isStarted={state.isStarted} isSent={isSent} offered={plan} />
);

function NextPass({ view }: { view: BotView }) {
  const { project, acts, state } = view;
  return (
    <Panel title={state.isPaused ? "After the pause" : "Next pass"}>
      {acts.length === 0 ? <Nothing view={view} /> : null}
      <BotActsList project={project} acts={acts} />
    </Panel>
  );
}

function Nothing({ view: { state, groups, condition } }: { view: BotView }) {
  if (!state.isRead || condition.silence !== null) {
    return (
      <p className={styles["nothing"]}>
        <Glyph name="question" />{" "}
        {state.isRead
          ? "Not known: nothing is decided while Gerrit is silent."
          : "There is a plan once Gerrit was read."}
      </p>
    );
  }
  return (
    <p className={`${styles["nothing"]} ${styles["fine"]}`}>
      <Glyph name="tick" /> <b>Nothing {groups.length === 0 ? "" : "else "}to do.</b>{" "}
      {groups.length === 0 ? "Every change is as it should be." : ""}
    </p>
  );
}
