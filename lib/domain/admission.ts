import { type Blocked, blockOn } from "./blocked.ts";
import { type Approvals, applyBrake, type WaitingCode } from "./brake.ts";
import type { Step } from "./holds.ts";
import type { Policy } from "./policy.ts";
import type { Judged } from "./world.ts";

/** A hold that waits for a person. */
export type Waiting = { readonly judged: Judged; readonly why: WaitingCode };

/** A step that would be taken, were it not for the mode or for what the server refused before. */
export type Refused = {
  readonly step: Step;
  readonly why: "observe" | "blocked";
  readonly text: string;
};

/** What stands between a step and its being taken. */
export type Gate = {
  readonly policy: Policy;
  readonly approvals: Approvals;
  readonly limit: number;
  readonly blocked: Blocked;
};

/** Sorts the steps into those that are taken, those that wait for a person and those that can't be taken. */
export function admit(
  steps: readonly Step[],
  { policy, approvals, limit, blocked }: Gate,
): { placed: Step[]; waiting: Waiting[]; refused: Refused[] } {
  const isObserving = policy["hold.mode"] === "observe";
  const refused: Refused[] = [];
  const open: Step[] = [];
  for (const step of steps) {
    const refusal = isSending(step) ? refusalOf(step, isObserving, blocked) : null;
    if (refusal !== null) refused.push(refusal);
    else if (!isObserving) open.push(step);
  }
  const fresh = open.filter(isNewHold).map((step) => ({ step, pair: pairOf(step.judged) }));
  const braked = applyBrake(fresh, approvals, limit);
  return {
    placed: [...open.filter((step) => !isNewHold(step)), ...braked.placed.map(({ step }) => step)],
    waiting: braked.waiting.map(({ step, why }) => ({ judged: step.judged, why })),
    refused,
  };
}

/** The pair that a person approves: this change with this verdict. */
export const pairOf = ({ followed, verdict }: Judged) => ({
  change: followed.change.number,
  verdict: verdict.code,
});

/** Whether a step holds a change anew, by a vote or in words. */
export const isNewHold = (step: Pick<Step, "kind">): boolean =>
  step.kind === "hold" || step.kind === "say-hold";

/** Whether the server is asked to do anything for this step. */
export const isSending = ({ kind }: Step): boolean =>
  kind !== "stands" && kind !== "adopt" && kind !== "forget" && kind !== "lost";

function refusalOf(step: Step, isObserving: boolean, blocked: Blocked): Refused | null {
  if (isObserving) return { step, why: "observe", text: "Nothing is sent in mode observe." };
  const text = blockOn(step, blocked);
  return text === null ? null : { step, why: "blocked", text };
}
