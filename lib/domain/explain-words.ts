import type { Step, Win } from "./explain.ts";
import { shown } from "./phrases.ts";
import type { Missing } from "./readiness.ts";
import { repairFor } from "./wording.ts";

/** One step as what someone can do. */
export function stepSentence(step: Step): string {
  switch (step.kind) {
    case "repair":
      return step.missing.map((missing) => `${repairFor(missing)}.`).join(" ");
    case "declare":
      return declareSentence(step.missing);
    case "rank":
      return `Move it up to rank ${step.to}, above ${shown(step.above)}.`;
    case "slots":
      return `Raise the number of slots to ${step.count}.`;
  }
}

/** The smallest change that would win a slot, and when; what stands right above it as to do now is not said twice. */
export function winSentence({ steps, when }: Win, doNow: readonly string[] = []): string {
  const moment = momentOfWin(when);
  if (steps.length === 0) return `Nothing is missing: it gets a slot ${moment}.`;
  const words = steps.map(stepSentence).join(" ");
  if (words === doNow.map((step) => `${step}.`).join(" ")) {
    return `Only what there is to do now. Then it gets a slot ${moment}.`;
  }
  return `${words} Then it gets a slot ${moment}.`;
}

const momentOfWin = (when: Win["when"]): string =>
  when.kind === "next-pass"
    ? "in the next pass"
    : `as soon as one that it may have falls free; slot ${when.slot} would do`;

/** The same step by step, for a page: who does what, and what follows from all of it. */
export type WinSteps = {
  readonly steps: readonly { readonly who: string; readonly what: string }[];
  readonly after: string;
};

/** Who takes each kind of step, as `roles.ts` allows it. */
const doers: Readonly<Record<Step["kind"], string>> = {
  repair: "Its author",
  declare: "Its author, a core or lead",
  rank: "A core or lead",
  slots: "A core, lead or operator",
};

/** The smallest change that would win a slot, as rows. */
export const winSteps = ({ steps, when }: Win): WinSteps => ({
  steps: steps.map((step) => ({ who: doers[step.kind], what: stepSentence(step) })),
  after: `${steps.length === 0 ? "Nothing is missing: it" : "Then it"} gets a slot ${momentOfWin(when)}.`,
});

/** One `slots ready` says both. */
function declareSentence(missing: readonly Missing[]): string {
  const [first] = missing;
  return first === undefined ? "" : `${repairFor(first)}.`;
}
