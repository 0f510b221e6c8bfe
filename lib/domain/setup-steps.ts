import { counted } from "./phrases.ts";

/** How far a project is with its first steps. */
export type SetupState = {
  /** What the doctor found, if it was asked: so many things keep the bot from its work. */
  readonly findings: number | null;
  readonly known: number;
  readonly isRead: boolean;
  /** A plan was made, whoever made it, and can be approved. */
  readonly isPlanned: boolean;
  readonly isStarted: boolean;
  /** Nothing is written before somebody resumes it. */
  readonly isPaused: boolean;
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
    title: "Let it read Gerrit",
    does: "Reads all open changes. The check asks besides for Gerrit's version, the bot's account, its permissions, the repositories and the groups.",
    leaves: "Writes nothing to Gerrit.",
    undo: "There is nothing to undo.",
    isDone: ({ findings, isRead }) => isRead && (findings ?? 0) === 0,
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
    title: "Make a plan",
    does: "Shows what the first pass would do, in the words that people will read. Read them before you approve it.",
    leaves: "Decides nothing and writes nothing to Gerrit.",
    undo: "There is nothing to undo.",
    isDone: ({ isPlanned, isStarted }) => isPlanned || isStarted,
    state: planWords,
  },
  {
    code: "try",
    title: "Try it on one change",
    does: "Starts the project: slots are filled, and one change gets its hold.",
    leaves:
      "Every other hold of the plan is kept back. Changes that come later are held as the policy says, up to the brake.",
    undo: "Pause it, or take every hold off: Gerrit is then as it was found.",
    isDone: ({ isStarted, isPaused }) => isStarted && !isPaused,
    state: tryWords,
  },
  {
    code: "some",
    title: "Approve some",
    does: "Lets as many holds go as you say, those of the lowest change numbers.",
    leaves: "The others of the plan are kept back until somebody lets them go.",
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
  if (findings !== null && findings > 0) return `${counted(findings, "thing")} to mend first.`;
  if (!isRead) return "Gerrit was not read yet.";
  return findings === 0
    ? "Gerrit was read, and nothing keeps the bot from its work."
    : "Gerrit was read. What the bot may do there is told by the check.";
}

function tryWords({ isStarted, isPaused }: SetupState): string {
  const started = isStarted ? "Started" : "Not started";
  return isPaused ? `${started}, and paused: resume it first.` : `${started}.`;
}

function planWords({ isRead, isPlanned, isStarted, planned }: SetupState): string {
  if (isStarted) return "A plan was approved.";
  if (!isRead) return "Gerrit was not read yet.";
  return `${isPlanned ? "A plan was made. " : ""}It would place ${counted(planned, "hold")}.`;
}
