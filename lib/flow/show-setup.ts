import { type SetupStep, setupSteps } from "#lib/domain/setup-steps.ts";
import type { Project, ServerNeeds } from "./needs.ts";
import type { OfferedPlan } from "./offered-plan.ts";
import type { Condition } from "./read-condition.ts";
import { type Check, runDoctor } from "./run-doctor.ts";
import { showBot } from "./show-bot.ts";
import { type PendingDecision, showPending } from "./show-pending.ts";

/** The first steps of a project as its page shows them. */
export type SetupView = {
  readonly project: string;
  readonly steps: readonly SetupStep[];
  /** What the doctor says; null where it was not asked. */
  readonly checks: readonly Check[] | null;
  readonly isStarted: boolean;
  readonly isPaused: boolean;
  /** What is decided and not done yet. */
  readonly pending: readonly PendingDecision[];
  /** A plan that was made and can be approved as it is. */
  readonly plan: OfferedPlan | null;
  readonly condition: Condition;
};

/** How far the first steps are; the doctor takes as long as the review server and is asked only on demand. */
export async function showSetup(
  needs: ServerNeeds,
  project: Project,
  { isChecked }: { readonly isChecked: boolean },
): Promise<SetupView> {
  const checks = isChecked ? (await runDoctor(needs, project)).checks : null;
  const { state, plan, condition } = await showBot(needs, project);
  const known = await needs.database.store.blueprints.all(project.key);
  const findings = checks?.filter(({ state: found }) => found === "finding").length ?? null;
  return {
    project: project.key,
    steps: setupSteps({ ...state, findings, known: known.length, isPlanned: plan !== null }),
    checks,
    isStarted: state.isStarted,
    isPaused: state.isPaused,
    pending: await showPending(needs, project),
    plan,
    condition,
  };
}
