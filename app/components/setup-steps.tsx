import Link from "next/link";
import { actorHere } from "#app/actor.ts";
import { can } from "#lib/domain/roles.ts";
import type { SetupStep } from "#lib/domain/setup-steps.ts";
import type { Project } from "#lib/flow/needs.ts";
import { hasApproval } from "#lib/flow/show-pending.ts";
import type { SetupView } from "#lib/flow/show-setup.ts";
import { botPage, importPage, setupPage } from "./addresses.ts";
import approve from "./bot-approve.module.css";
import { ApprovePlan, BotApprove, MakePlan, Plan } from "./bot-approve.tsx";
import { AskButton } from "./deciding/ask-button.tsx";
import { resuming } from "./deciding/asks.ts";
import { Glyph } from "./glyph.tsx";
import { Panel } from "./panel.tsx";
import { SetupChecks } from "./setup-checks.tsx";
import styles from "./setup-steps.module.css";

/** The first steps one after another, each with what it does, what it leaves alone, and the way back. */
export async function SetupSteps({ view, project }: { view: SetupView; project: Project }) {
  const { isStarted, pending, plan } = view;
  const actor = await actorHere(project);
  const next = view.steps.find(({ isDone }) => !isDone);
  const mayDecide = actor !== null && can(actor, "approve");
  return (
    <Panel title="Step by step" note={next === undefined ? "all done" : `next: ${next.title}`}>
      <Plan isStarted={isStarted} offered={plan} isSent={hasApproval(pending)}>
        <ol className={styles["steps"]}>
          {view.steps.map((step) => (
            <li key={step.code} id={step.code}>
              <Step step={step} />
              {step.code === "check" ? <SetupChecks checks={view.checks} /> : null}
              {mayDecide ? <Act step={step} view={view} isNext={step === next} /> : null}
            </li>
          ))}
        </ol>
      </Plan>
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

/** What takes the step; of those that approve only the next one has something. */
function Act({ step, view, isNext }: Given) {
  const { code } = step;
  if (code === "check") return <To page={setupPage(view.project, { check: 1 })} text="Check now" />;
  if (code === "import") return <To page={importPage(view.project)} text="Import blueprints" />;
  if (!view.isPaused) return <ActOnPlan {...{ step, view, isNext }} />;
  const waiting = view.steps.find((one) => startsBy.has(one.code) && !one.isDone);
  return step === waiting ? (
    <AskButton kind="resume" label="Resume" ask={resuming(view.project)} />
  ) : null;
}

/** A pause comes before both: a plan that was made before its end would be from before a decision. */
const startsBy: ReadonlySet<SetupStep["code"]> = new Set(["plan", "try"]);

/** A first plan is made in its own step and approved in the next one; later ones in the step that they are for. */
function ActOnPlan({ step: { code, isDone }, view, isNext }: Given) {
  const { project, isStarted, pending, plan: offered } = view;
  const isSent = hasApproval(pending);
  if (code === "plan") {
    return (
      <>
        {isStarted ? null : (
          <div className={approve["approve"]}>
            <MakePlan />
          </div>
        )}
        <To page={`${botPage(project)}#plan`} text="Read it on the bot's page" />
      </>
    );
  }
  if (code === "try") {
    return isDone || isSent ? null : (
      <div className={approve["approve"]}>
        <ApprovePlan first={1} otherwise="Make a plan in the step before, and approve it here." />
      </div>
    );
  }
  const first = code === "some" ? 25 : 1_000_000;
  return isNext ? <BotApprove {...{ isStarted, isSent, offered, first }} /> : null;
}

const To = ({ page, text }: { page: string; text: string }) => (
  <p>
    <Link href={page} prefetch={false}>
      {text}
    </Link>
  </p>
);
