import Link from "next/link";
import { actorHere } from "#app/actor.ts";
import { can } from "#lib/domain/roles.ts";
import type { SetupStep } from "#lib/domain/setup-steps.ts";
import type { Project } from "#lib/flow/needs.ts";
import { hasApproval } from "#lib/flow/show-pending.ts";
import type { SetupView } from "#lib/flow/show-setup.ts";
import { botPage, importPage, setupPage } from "./addresses.ts";
import { BotApprove } from "./bot-approve.tsx";
import { AskButton } from "./deciding/ask-button.tsx";
import { resuming } from "./deciding/asks.ts";
import { Glyph } from "./glyph.tsx";
import { Panel } from "./panel.tsx";
import { SetupChecks } from "./setup-checks.tsx";
import styles from "./setup-steps.module.css";

/** The first steps one after another, each with what it does, what it leaves alone, and the way back. */
export async function SetupSteps({ view, project }: { view: SetupView; project: Project }) {
  const actor = await actorHere(project);
  const next = view.steps.find(({ isDone }) => !isDone);
  const mayDecide = actor !== null && can(actor, "approve");
  return (
    <Panel title="Step by step" note={next === undefined ? "all done" : `next: ${next.title}`}>
      <ol className={styles["steps"]}>
        {view.steps.map((step) => (
          <li key={step.code} id={step.code}>
            <Step step={step} />
            {step.code === "check" ? <SetupChecks checks={view.checks} /> : null}
            {mayDecide ? <Act step={step} view={view} isNext={step === next} /> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Step({ step: { title, isDone, state, does, leaves, undo } }: { step: SetupStep }) {
  return (
    <>
      <h3 className={isDone ? styles["done"] : undefined}>
        <Glyph name={isDone ? "tick" : "circle"} /> {title}
        <span className={styles["state"]}>
          {isDone ? "Done. " : "To do. "}
          {state}
        </span>
      </h3>
      <p>{does}</p>
      <p className={styles["quiet"]}>
        {leaves} {undo}
      </p>
    </>
  );
}

type Given = { step: SetupStep; view: SetupView; isNext: boolean };

/** So many holds are offered at first by each step that lets some go. */
const first: Readonly<Partial<Record<SetupStep["code"], number>>> = {
  try: 1,
  some: 25,
  rest: 1_000_000,
};

/** What takes the step; only the next one of those that approve. */
function Act({ step: { code, isDone }, view, isNext }: Given) {
  const { project, isStarted, isPaused, pending, since } = view;
  if (code === "check") return <To page={setupPage(project, { check: 1 })} text="Check now" />;
  if (code === "import") return <To page={importPage(project)} text="Import blueprints" />;
  if (code === "plan") return <To page={`${botPage(project)}#plan`} text="Make and read it" />;
  const most = first[code];
  // To make a plan and to try it begin with the same button.
  const isOffered = isNext || (code === "try" && !isDone);
  if (most === undefined || !isOffered) return null;
  if (isPaused) return <AskButton kind="resume" label="Resume" ask={resuming(project)} />;
  return (
    <BotApprove since={since} isStarted={isStarted} isSent={hasApproval(pending)} first={most} />
  );
}

const To = ({ page, text }: { page: string; text: string }) => (
  <p>
    <Link href={page} prefetch={false}>
      {text}
    </Link>
  </p>
);
