import { counted } from "./phrases.ts";

/** How far a project is with its first steps. */
export type SetupState = {
  /** What the doctor found, if it was asked: so many things keep the bot from its work. */
  readonly findings: number | null;
  readonly known: number;
  readonly isRead: boolean;
  readonly isStarted: boolean;
  /** Holds that a first plan would place, that stand, and that wait for a person's word. */
  readonly planned: number;
  readonly standing: number;
  readonly waiting: number;
};

export type SetupCode = "check" | "import" | "plan" | "try" | "some" | "rest";

/** One step: what it does and does not, whether it is done, and the way back. */
export type SetupStep = {
  readonly code: SetupCode;
  readonly title: string;
  readonly does: string;
  readonly leaves: string;
  readonly undo: string;
  readonly isDone: boolean;
  /** Where it stands, in a sentence. */
  readonly state: string;
};

/** The steps in their order; whether each is done follows from how the project is. */
export const setupSteps = (state: SetupState): readonly SetupStep[] =>
  steps.map(({ isDone, state: words, ...step }) => ({
    ...step,
    isDone: isDone(state),
    state: words(state),
  }));

type Step = Omit<SetupStep, "isDone" | "state"> & {
  readonly isDone: (state: SetupState) => boolean;
  readonly state: (state: SetupState) => string;
};

const steps: readonly Step[] = [
  {
    code: "check",
    title: "Check what the bot may do",
    does: "Asks Gerrit for its version, the bot's account, its permissions, the repositories and the groups.",
    leaves: "Writes nothing to Gerrit.",
    undo: "There is nothing to undo.",
    isDone: ({ findings, isRead, isStarted }) =>
      findings === 0 || (findings === null && isRead) || isStarted,
    state: ({ findings, isRead }) => checkWords(findings, isRead),
  },
  {
    code: "import",
    title: "Import blueprints",
    does: "Makes them known, in the order of the file.",
    leaves: "Fills no slot and holds no change.",
    undo: "Withdraw a blueprint, or import it again as it was.",
    isDone: ({ known }) => known > 0,
    state: ({ known }) =>
      known === 0 ? "No blueprint is known." : `${counted(known, "blueprint")} known.`,
  },
  {
    code: "plan",
    title: "Read the plan",
    does: "Shows what the first pass would do, in the words that people will read.",
    leaves: "Decides nothing and writes nothing to Gerrit.",
    undo: "There is nothing to undo.",
    isDone: ({ isStarted }) => isStarted,
    state: ({ isRead, isStarted, planned }) => planWords(isRead, isStarted, planned),
  },
  {
    code: "try",
    title: "Try it on one change",
    does: "Starts the project: slots are filled, and one change gets its hold.",
    leaves: "Every other new hold is kept back.",
    undo: "Pause it, or take every hold off: Gerrit is then as it was found.",
    isDone: ({ isStarted }) => isStarted,
    state: ({ isStarted }) => (isStarted ? "Started." : "Not started."),
  },
  {
    code: "some",
    title: "Approve some",
    does: "Lets as many holds go as you say, those of the lowest change numbers.",
    leaves: "The others are kept back until somebody lets them go.",
    undo: "Lift a hold on its change, or take every hold off.",
    isDone: ({ isStarted, standing, waiting }) => isStarted && (standing > 1 || waiting === 0),
    state: ({ standing }) => `${counted(standing, "hold")} ${standing === 1 ? "stands" : "stand"}.`,
  },
  {
    code: "rest",
    title: "Approve the rest",
    does: "Lets every hold of the plan go. From then on the brake asks a person only for many at once.",
    leaves: "People's own votes are never touched.",
    undo: "Lift a hold on its change, or take every hold off.",
    isDone: ({ isStarted, waiting }) => isStarted && waiting === 0,
    state: ({ isStarted, waiting }) =>
      isStarted
        ? `${waiting === 0 ? "None waits" : `${counted(waiting, "hold")} kept back`}.`
        : "Not started.",
  },
];

function checkWords(findings: number | null, isRead: boolean): string {
  if (findings === 0) return "Nothing keeps the bot from its work.";
  if (findings !== null) return `${counted(findings, "thing")} to mend first.`;
  return isRead ? "Gerrit was read; not checked on this page." : "Gerrit was not read yet.";
}

function planWords(isRead: boolean, isStarted: boolean, planned: number): string {
  if (isStarted) return "A plan was approved.";
  return isRead ? `It would place ${counted(planned, "hold")}.` : "Gerrit was not read yet.";
}
