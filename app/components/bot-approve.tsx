"use client";

import { useRouter } from "next/navigation";
import {
  createContext,
  type FormEvent,
  type ReactNode,
  useContext,
  useId,
  useState,
  useTransition,
} from "react";
import { counted, onMoment } from "#lib/domain/phrases.ts";
import { whyNot } from "#lib/domain/why-not.ts";
import type { OfferedPlan } from "#lib/flow/offered-plan.ts";
import styles from "./bot-approve.module.css";
import { AskButton } from "./deciding/ask-button.tsx";
import { useDeciding } from "./deciding/deciding-context.ts";
import { makePlan } from "./deciding/send.ts";
import { unsentWords } from "./deciding/unsent-words.ts";
import fields from "./field.module.css";

type Given = {
  isStarted: boolean;
  /** A plan is approved and not carried out yet, so none is offered. */
  isSent: boolean;
  /** The newest that was made anywhere, if it can be approved. */
  offered: OfferedPlan | null;
};

type Planning = Pick<Given, "isStarted"> & {
  /** The plan that can be approved now. */
  readonly made: OfferedPlan | null;
  readonly isMaking: boolean;
  /** The one that was made last holds nothing back. */
  readonly plansNothing: boolean;
  /** Why none can be made. */
  readonly why: string | null;
  readonly trouble: string | null;
  readonly make: () => Promise<void>;
};

const PlanContext = createContext<Planning | null>(null);

/** Makes a plan in one place and lets it be approved in another; the page tells which one it is, whoever made it. */
export function Plan({ children, ...given }: Given & { children: ReactNode }) {
  const { isStarted, isSent, offered } = given;
  const deciding = useDeciding();
  const router = useRouter();
  const [isReading, setReading] = useState(false);
  const [isShowing, startShowing] = useTransition();
  const [plansNothing, setPlansNothing] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  if (deciding === null) return children;
  const isMaking = isReading || isShowing;
  const why = whyNot(deciding.actor, "approve") ?? (isSent ? sentWords : null);
  const make = async () => {
    if (why !== null || isMaking) return;
    setReading(true);
    setTrouble(null);
    const plan = await makePlan(deciding.project);
    setReading(false);
    if (!("actions" in plan)) return setTrouble(unsentWords(plan));
    setPlansNothing(holdsIn(plan) === 0);
    startShowing(() => router.refresh());
  };
  const made = isMaking || isSent ? null : offered;
  const planning = { made, isStarted, isMaking, plansNothing, why, trouble, make };
  return <PlanContext value={planning}>{children}</PlanContext>;
}

/** Makes a plan of what the server shows now. */
export function MakePlan() {
  const planning = useContext(PlanContext);
  const id = useId();
  if (planning === null) return null;
  const { made, isMaking, why, trouble, make } = planning;
  return (
    <p className={styles["row"]}>
      <button
        type="button"
        className={fields["button"]}
        aria-disabled={why !== null || isMaking}
        aria-describedby={id}
        onClick={make}
      >
        {isMaking ? "Reading Gerrit…" : made === null ? "Make a plan" : "Make it anew"}
      </button>
      <span id={id} role="status" className={styles["note"]}>
        {why ?? trouble ?? noteOf(planning)}
      </span>
    </p>
  );
}

type ApproveGiven = {
  /** So many holds are offered at first. */
  first: number;
  /** What is said while there is no plan to approve. */
  otherwise?: string;
};

/** Lets some or all holds of the plan go that was made. */
export function ApprovePlan({ first, otherwise }: ApproveGiven) {
  const planning = useContext(PlanContext);
  if (planning === null) return null;
  const { made, isStarted } = planning;
  if (made === null) return otherwise && <p className={styles["note"]}>{otherwise}</p>;
  return <Approval key={made.id} plan={made} isStarted={isStarted} first={first} />;
}

/** Lets who may make a plan and approve it in one place. */
export function BotApprove({ first = 25, ...given }: Given & { first?: number }) {
  if (useDeciding() === null) return null;
  return (
    <Plan {...given}>
      <div className={styles["approve"]}>
        <MakePlan />
        <ApprovePlan first={first} />
      </div>
    </Plan>
  );
}

const sentWords = "A plan is approved and sent in less than a minute. Until then it can be undone.";

function noteOf({ isMaking, made, plansNothing }: Planning): string {
  if (isMaking) return "This takes as long as the review server does. Nothing is written.";
  if (made === null && plansNothing) return "There is nothing to place: no new hold is planned.";
  if (made === null)
    return "Reads Gerrit and writes nothing; then you choose how much of it may happen.";
  const { id, holds, gone, at } = made;
  const rest =
    gone === 0 ? "" : ` ${gone} of them ${gone === 1 ? "is" : "are"} not needed any more.`;
  return `Plan ${id}: ${counted(holds, "new hold")}, as Gerrit was ${onMoment(at, new Date())}.${rest}`;
}

/** Every hold by a vote or, where the policy has no votes, in words. */
function holdsIn({
  actions,
  waiting,
}: {
  actions: readonly { kind: string }[];
  waiting: readonly unknown[];
}) {
  const votes = actions.filter(({ kind }) => kind === "hold").length;
  const words = actions.filter(({ kind }) => kind === "message").length;
  return (votes > 0 ? votes : words) + waiting.length;
}

type ApprovalGiven = { plan: OfferedPlan; isStarted: boolean; first: number };

/** How many at first, those of the lowest change numbers; the others stay kept back until the next word. */
function Approval({ plan: { id, holds }, isStarted, first }: ApprovalGiven) {
  const [text, setText] = useState(`${Math.min(first, holds)}`);
  const upTo = upToIn(text, holds);
  const rest = holds - (upTo ?? 0);
  return (
    <form className={styles["row"]} onSubmit={openDialog}>
      {holds === 0 ? null : (
        <label className={styles["upTo"]}>
          Place up to{" "}
          <input
            className={fields["input"]}
            type="number"
            min={1}
            max={holds}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />{" "}
          of {holds}
        </label>
      )}
      <AskButton
        kind="approve"
        label={holds === 0 ? "Start" : `Approve ${upTo ?? ""}`.trim()}
        obstacle={upTo === null ? `It takes a whole number from 1 to ${holds}.` : null}
        ask={{
          title: titleOf(id, upTo ?? 0, holds, isStarted),
          button: upTo === holds ? "Approve it" : `Approve ${upTo}`,
          ...(rest === 0
            ? {}
            : {
                note: `The other ${rest} are kept back until somebody lets them go. Changes that come later are held up to the brake.`,
              }),
          method: "POST",
          path: `plan/${id}/approve`,
          body: upTo === holds ? {} : { upTo },
          reason: "needed",
        }}
      />
    </form>
  );
}

/** Null for what is no number of holds; the whole plan of none has no field. */
function upToIn(text: string, holds: number): number | null {
  const isNumber = /^\d{1,6}$/.test(text) && (holds === 0 || Number(text) > 0);
  return isNumber ? Math.min(Number(text), holds) : null;
}

/** Enter in the field opens what its button opens. */
function openDialog(event: FormEvent<HTMLFormElement>) {
  event.preventDefault();
  event.currentTarget.querySelector<HTMLButtonElement>("[data-decide]")?.click();
}

function titleOf(id: string, upTo: number, holds: number, isStarted: boolean): string {
  const starts = isStarted ? "" : " and start the project";
  return holds === 0
    ? `Approve plan ${id}${starts}`
    : `Approve ${upTo} of ${counted(holds, "hold")} of plan ${id}${starts}`;
}
