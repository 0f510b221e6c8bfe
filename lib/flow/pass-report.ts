import type { Intent } from "#lib/database/store.ts";
import { pairOf, type Refused, type Waiting } from "#lib/domain/admission.ts";
import type { WaitingCode } from "#lib/domain/brake.ts";
import type { Decision } from "#lib/domain/decision.ts";
import { fingerprintOf } from "#lib/domain/fingerprint.ts";
import type { Send } from "#lib/domain/sends.ts";
import { filledSentence, freedSentence, warnedSentence } from "#lib/domain/slot-words.ts";
import type { VerdictCode } from "#lib/domain/verdict.ts";
import { verdictSentence } from "#lib/domain/wording.ts";
import type { Judged, Survey } from "#lib/domain/world.ts";
import type { Progress } from "./project-state.ts";

/** One thing that a pass does or would do, as people and scripts read it. */
export type Action = {
  readonly kind: "hold" | "restore" | "lift" | "message" | "warn" | "fill" | "free";
  readonly change?: number;
  readonly blueprint?: string;
  readonly reason: { readonly code: string; readonly slot?: number };
  /** Why, in one sentence. */
  readonly text: string;
  /** The exact words that are posted in Gerrit, null for none. */
  readonly posts?: string | null;
};

/** A hold that waits for a person, or something that could not be done. */
export type NotDone = {
  readonly kind: string;
  readonly change?: number;
  readonly reason: { readonly code: string; readonly verdict?: string };
  readonly text: string;
};

/** A hold that waits for a person. `text` is its verdict; what it waits for has one sentence for each code. */
export type Waits = NotDone & { readonly reason: { readonly code: WaitingCode } };

/** What `plan` and `tick` print for one project. */
export type PassReport = {
  readonly project: string;
  /** Fingerprint of the (change, verdict) pairs that a person can approve; null when nothing was read. */
  readonly id: string | null;
  readonly started: boolean;
  readonly paused: boolean;
  readonly complete: boolean;
  readonly actions: readonly Action[];
  readonly refused: readonly NotDone[];
  readonly waiting: readonly Waits[];
  /** Of the refused those that failed just now: the caller's exit code, not what is printed. */
  readonly failures: readonly NotDone[];
};

/** A report on a project on which nothing is decided. */
export const idle = (
  project: string,
  state: Pick<PassReport, "started" | "paused" | "complete">,
  failures: readonly NotDone[] = [],
): PassReport => ({
  project,
  id: null,
  ...state,
  actions: [],
  refused: failures,
  waiting: [],
  failures,
});

/** The pairs of a decision that a person's approval is about: every new hold, placed or waiting. */
export function pairsOf(decision: Decision): { change: number; verdict: VerdictCode }[] {
  const placed = decision.sends.filter(isNewHold).map(({ judged }) => judged);
  const waiting = decision.waiting.map(({ judged }) => judged);
  return [...placed, ...waiting].map(pairOf).toSorted((a, b) => a.change - b.change);
}

/** The id under which a plan is kept and approved. */
export const planId = (project: string, decision: Decision): string =>
  fingerprintOf([
    project,
    ...pairsOf(decision).map(({ change, verdict }) => `${change} ${verdict}`),
  ]);

/** Whether a send holds a change anew, by a vote or in words. */
export const isNewHold = ({ kind, words }: Pick<Send, "kind" | "words">): boolean =>
  kind === "hold" || (kind === "message" && words === "begin");

/** A decision as a plan: what would be done, what waits for a person and what can't be done. */
export function planReport(
  project: string,
  { decision, survey }: { readonly decision: Decision; readonly survey: Survey },
  progress: Progress,
): PassReport {
  return {
    project,
    id: planId(project, decision),
    ...progress,
    complete: true,
    actions: [...slotActions(decision, survey), ...decision.sends.map(sendAction)],
    refused: decision.refused.map(refusedRow),
    waiting: decision.waiting.map(waitingRow),
    failures: [],
  };
}

/** What a decision does to the slots. */
export function slotActions(decision: Decision, survey: Survey): Action[] {
  const nameOf = (key: string) => survey.known.get(key)?.name ?? key;
  return [
    ...decision.leaving.map(({ tenure, freed }): Action => {
      const blueprint = nameOf(tenure.blueprint);
      return {
        kind: "free",
        blueprint,
        reason: { code: freed.code, slot: tenure.number },
        text: freedSentence(blueprint, freed),
      };
    }),
    ...decision.entries.map(({ blueprint, number }): Action => {
      const name = nameOf(blueprint);
      return {
        kind: "fill",
        blueprint: name,
        reason: { code: "ready", slot: number },
        text: filledSentence(name, number),
      };
    }),
  ];
}

/** A send as an action of a plan. */
export function sendAction({ kind, judged, blueprint, text, warning }: Send): Action {
  const silentSince = warning?.silence.of ?? null;
  return {
    kind,
    change: judged.followed.change.number,
    ...(blueprint === null ? {} : { blueprint }),
    reason: { code: silentSince === null ? judged.verdict.code : silent },
    text: warned(blueprint, silentSince) ?? verdictSentence(judged.verdict),
    posts: text,
  };
}

/** The reason code of a warning. */
export const silent = "silent";

const warned = (blueprint: string | null, silentSince: Date | null) =>
  blueprint === null || silentSince === null ? null : warnedSentence(blueprint, silentSince);

/** A sent intent as an action of a tick. */
export function intentAction(intent: Intent, judged: Judged | undefined): Action {
  const { kind, change, blueprint, verdict, silentSince, text: posts } = intent;
  const sentence = judged ? verdictSentence(judged.verdict) : `Carried out as decided: ${verdict}.`;
  return {
    kind,
    change,
    ...(blueprint === null ? {} : { blueprint }),
    reason: { code: silentSince === null ? verdict : silent },
    text: warned(blueprint, silentSince) ?? sentence,
    posts,
  };
}

/** What a hold waits for. */
export const waitingSentences: Record<WaitingCode, string> = {
  "kept-back": "A person approved only a part of the plan and kept these back.",
  "not-in-plan": "Not in the plan that was approved; the next pass looks at them again.",
  bump: "Their blueprint would leave its slot for a silent author; a person has to approve these holds before it does.",
  brake: "More new holds than the brake lets through in 24 hours; a person has to approve them.",
};

/** A hold that waits for a person, with its verdict and what it waits for. */
export function waitingRow({ judged, why }: Waiting): Waits {
  return {
    kind: "hold",
    change: judged.followed.change.number,
    reason: { code: why, verdict: judged.verdict.code },
    text: verdictSentence(judged.verdict),
  };
}

/** A step that the mode or the server does not allow, with its verdict and why. */
export function refusedRow({ step, why, text }: Refused): NotDone {
  const { verdict, followed } = step.judged;
  return {
    kind: step.kind.startsWith("say") ? "message" : step.kind,
    change: followed.change.number,
    reason: { code: why, verdict: verdict.code },
    text: `${refusedSentence(step)} ${text}`,
  };
}

const refusedSentence = (step: Refused["step"]) =>
  step.kind === "warn"
    ? warnedSentence(step.warning.tenure.blueprint, step.warning.silence.of)
    : verdictSentence(step.judged.verdict);
